package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;

/**
 * The current time has no digits behind the second unless asked for, and no zone.
 *
 * <pre>
 * before  NOW(), UTC_TIMESTAMP(), SYSDATE()
 * after   LOCALTIMESTAMP(0), timezone('UTC', CURRENT_TIMESTAMP(0)), clock_timestamp()::timestamp(0)
 * </pre>
 */
public final class CurrentTimes implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().size() > 1) {
            return expression;
        }
        int digits =
                call.arguments().isEmpty() ? 0 : Build.whole(call.argument(0)).orElse(0);
        Expression now = switch (call.name()) {
            case "now" -> Build.call("localtimestamp", Build.number(digits));
            case "current_time" -> Build.call("localtime", Build.number(digits));
            case "sysdate" -> Build.cast(Build.call("clock_timestamp"), "timestamp", digits);
            case "utc_timestamp" -> utc(digits);
            case "utc_date" -> Build.cast(utc(0), "date");
            case "utc_time" -> Build.cast(utc(digits), "time", digits);
            default -> expression;
        };
        if (now != expression && !call.name().equals("sysdate")) {
            at.issue(Problem.TRANSACTION_TIME, "It reads the current time.", call.place());
        }
        return now;
    }

    private static Expression utc(int digits) {
        return Build.call("timezone", Build.text("UTC"), Build.call("current_timestamp", Build.number(digits)));
    }
}
