package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.Optional;

/**
 * Formats of dates, letter by letter.
 *
 * <pre>
 * before  DATE_FORMAT(`d`, '%d.%m.%Y %H:%i')
 * after   to_char("d", 'DD.MM.YYYY HH24:MI')
 * </pre>
 */
public final class DateFormats implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        boolean meant = expression instanceof Call call && (call.is("date_format", 2) || call.is("time_format", 2));
        if (!meant) {
            return expression;
        }
        Call call = (Call) expression;
        Optional<String> format = Build.constant(call.argument(1)).flatMap(FormatLetters::toChar);
        if (format.isEmpty()) {
            at.issue(Problem.DATE_FORMAT_NOT_CONVERTED, "The format of " + call.name() + ".", call.place());
            return expression;
        }
        if (call.name().equals("time_format") && at.kindOf(call.argument(0)) == Kind.TEXT) {
            Expression span = Build.cast(call.argument(0), "interval");
            return Build.call("to_char", span, Build.text(format.get()));
        }
        Expression moment = Moments.of(call.argument(0), at);
        // to_char of a moment follows the session's zone, as DATE_FORMAT of a timestamp does
        Expression value = at.kindOf(moment) == Kind.UNKNOWN ? Build.cast(moment, "timestamp") : moment;
        return Build.call("to_char", value, Build.text(format.get()));
    }
}
