package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Operator;

/**
 * Weeks by their modes. 3 are those of ISO; 1 are the same counted within the calendar's year, from 0 to 53; 0 begin on
 * Sundays, the first is that of the year's first Sunday. Other modes have no like.
 *
 * <p>Source: MySQL 8.4 manual, WEEK(), table "Mode".
 */
final class Weeks {
    private Weeks() {}

    static Expression week(Call call, Expression day) {
        return switch (Build.whole(call.argument(1)).orElse(-1)) {
            case 0 -> fromSundays(day);
            case 1 -> withinYear(day);
            case 3 -> part("week", day);
            default -> call;
        };
    }

    /** The year's part is that of the week: modes 1 and 3 are one. */
    static Expression ofYear(Call call, Expression day) {
        int mode = Build.whole(call.argument(1)).orElse(-1);
        return mode == 1 || mode == 3 ? Build.cast(Build.call("to_char", day, Build.text("IYYYIW")), "integer") : call;
    }

    private static Expression fromSundays(Expression day) {
        Expression days = Build.binary(part("doy", day), Operator.PLUS, Build.number(6));
        Expression sinceSunday = Build.binary(days, Operator.MINUS, part("dow", day));
        return Build.cast(Build.call("div", Build.cast(sinceSunday, "numeric"), Build.number(7)), "integer");
    }

    private static Expression withinYear(Expression day) {
        Expression before = Build.binary(part("isoyear", day), Operator.LESS, part("year", day));
        Expression behind = Build.binary(part("isoyear", day), Operator.GREATER, part("year", day));
        return Case.of(before, Build.number(0), Case.of(behind, Build.number(53), part("week", day)));
    }

    private static Expression part(String field, Expression of) {
        return Build.cast(Build.extract(field, of), "integer");
    }
}
