package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Expression.TemporalLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rules for defaults ask. */
final class Defaults {
    /** Year, month or day is zero; a year of zero alone is a date of its own. */
    private static final Pattern ZERO = Pattern.compile("\\d{1,4}-(00?-\\d{1,2}|\\d{1,2}-00?)([ T].*)?");

    private static final Pattern ALL_ZERO = Pattern.compile("0{1,4}-00?-00?([ T].*)?");

    private Defaults() {}

    /** Columns with a default that no rule has converted yet. */
    static List<ColumnDraft> open(TableDraft table) {
        return table.columns().stream()
                .filter(c -> c.defaultSql().isEmpty()
                        && c.source().defaultValue().isPresent()
                        && !(value(c) instanceof NullLiteral)
                        && c.source().generated().isEmpty())
                .toList();
    }

    static Expression value(ColumnDraft column) {
        return column.source().defaultValue().orElseThrow();
    }

    static boolean isZeroDate(Optional<Expression> value) {
        return value.filter(Defaults::isZeroDate).isPresent();
    }

    static boolean isZeroDate(Expression value) {
        return ZERO.matcher(date(value)).matches();
    }

    /** Else it is a day before all days of a month or a year that are none, and something to compare with. */
    static boolean isAllZero(Expression value) {
        return ALL_ZERO.matcher(date(value)).matches();
    }

    private static String date(Expression value) {
        return switch (value) {
            case TextLiteral text -> text.value();
            case TemporalLiteral literal -> literal.text();
            case Cast cast -> date(cast.operand());
            default -> "";
        };
    }

    static boolean isNow(Expression value) {
        return value instanceof Call call && call.name().equals("now");
    }
}
