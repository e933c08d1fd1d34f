package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.List;

/**
 * Only exact numbers are rounded to digits on the target; whole numbers that come of it are integers on the source.
 *
 * <pre>
 * before  ROUND(`x`, 2), TRUNCATE(`x`, 1), CEIL(`d`)
 * after   round("x"::numeric, 2), trunc("x"::numeric, 1), ceil("d")::bigint
 * </pre>
 */
public final class Roundings implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        return switch (call.name() + "/" + call.arguments().size()) {
            case "round/2" -> digits("round", call, at);
            case "truncate/2" -> digits("trunc", call, at);
            case "ceil/1", "floor/1" ->
                at.kindOf(call.argument(0)) == Kind.DOUBLE
                        ? call
                        : Build.cast(call.with(List.of(exact(call.argument(0), at))), "bigint");
            case "format/2" -> format(call, at);
            default -> expression;
        };
    }

    private static Expression digits(String name, Call call, Rewriting at) {
        if (at.kindOf(call.argument(0)) == Kind.DOUBLE) {
            at.issue(Problem.ROUNDING_MAY_DIFFER, "A floating-point number is rounded to digits.", call.place());
        }
        return call.renamed(name).with(List.of(exact(call.argument(0), at), call.argument(1)));
    }

    private static Expression exact(Expression value, Rewriting at) {
        Kind kind = at.kindOf(value);
        return kind == Kind.DECIMAL ? value : Build.cast(value, "numeric");
    }

    /** With commas between thousands. */
    private static Expression format(Call call, Rewriting at) {
        int digits = Build.whole(call.argument(1)).orElse(-1);
        if (digits < 0 || digits > 20) {
            return call;
        }
        String pattern = "FM999,999,999,999,999,999,990" + (digits > 0 ? "." + "0".repeat(digits) : "");
        Expression rounded = Build.call("round", exact(call.argument(0), at), Build.number(digits));
        return Build.call("to_char", rounded, Build.text(pattern));
    }
}
