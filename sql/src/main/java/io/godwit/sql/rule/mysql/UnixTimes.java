package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.Optional;

/**
 * Seconds since 1970; a clock on a wall is read in the session's time zone on both sides.
 *
 * <pre>
 * before  UNIX_TIMESTAMP(`t`), FROM_UNIXTIME(`n`)
 * after   extract(epoch from "t"::timestamptz)::bigint, to_timestamp("n")::timestamp
 * </pre>
 */
public final class UnixTimes implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        return switch (call.name()) {
            case "unix_timestamp" -> seconds(call, at);
            case "from_unixtime" -> moment(call, at);
            default -> expression;
        };
    }

    private static Expression seconds(Call call, Rewriting at) {
        if (call.arguments().isEmpty()) {
            at.issue(Problem.TRANSACTION_TIME, "It reads the current time.", call.place());
            Expression now = Build.call("current_timestamp", Build.number(0));
            return Build.cast(Build.extract("epoch", now), "bigint");
        }
        Expression value = Moments.of(call.argument(0), at);
        if (at.kindOf(value) != Kind.TIMESTAMP) {
            at.issue(Problem.TIME_ZONE_OF_SESSION, "UNIX_TIMESTAMP of a clock on a wall.", call.place());
            value = Build.cast(value, "timestamptz");
        }
        Expression epoch = Build.extract("epoch", value);
        boolean whole = at.typeOf(call.argument(0)).scale() <= 0;
        return whole ? Build.cast(epoch, "bigint") : epoch;
    }

    private static Expression moment(Call call, Rewriting at) {
        at.issue(Problem.TIME_ZONE_OF_SESSION, "FROM_UNIXTIME gives a clock on a wall.", call.place());
        Expression moment = Build.cast(Build.call("to_timestamp", call.argument(0)), "timestamp");
        if (call.arguments().size() == 1) {
            return moment;
        }
        Optional<String> format = Build.constant(call.argument(1)).flatMap(FormatLetters::toChar);
        if (format.isEmpty()) {
            at.issue(Problem.DATE_FORMAT_NOT_CONVERTED, "The format of FROM_UNIXTIME.", call.place());
            return call;
        }
        return Build.call("to_char", moment, Build.text(format.get()));
    }
}
