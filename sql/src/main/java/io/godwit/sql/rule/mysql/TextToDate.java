package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.Optional;

/**
 * A text read by a format: a day or a moment, by the letters of the format.
 *
 * <pre>
 * before  STR_TO_DATE(`t`, '%d.%m.%Y')
 * after   to_date("t", 'DD.MM.YYYY'), and DATE_TEXT_MAY_FAIL
 * </pre>
 */
public final class TextToDate implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || !call.is("str_to_date", 2)) {
            return expression;
        }
        Optional<String> source = Build.constant(call.argument(1));
        Optional<String> format = source.flatMap(FormatLetters::toChar);
        boolean ordinal = source.filter(f -> f.contains("%D")).isPresent();
        if (format.isEmpty() || ordinal) {
            at.issue(Problem.DATE_FORMAT_NOT_CONVERTED, "The format of STR_TO_DATE.", call.place());
            return expression;
        }
        at.issue(Problem.DATE_TEXT_MAY_FAIL, "STR_TO_DATE reads a text.", call.place());
        Expression text = Texts.of(call.argument(0), at);
        if (!FormatLetters.hasDay(source.get())) {
            return Build.cast(
                    Build.cast(Build.call("to_timestamp", text, Build.text(format.get())), "time"), "interval");
        }
        return FormatLetters.hasClock(source.get())
                ? Build.cast(Build.call("to_timestamp", text, Build.text(format.get())), "timestamp")
                : Build.call("to_date", text, Build.text(format.get()));
    }
}
