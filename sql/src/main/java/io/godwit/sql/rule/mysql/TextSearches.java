package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Operator;

/**
 * Where a text stands in another; without regard to case if a column's collation says so.
 *
 * <pre>
 * before  LOCATE('x', `t`), INSTR(`t`, 'x'), LOCATE('x', `t`, 5)
 * after   strpos(lower("t"), lower('x')), …
 * </pre>
 */
public final class TextSearches implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        return switch (call.name() + "/" + call.arguments().size()) {
            case "locate/2" -> search(call.argument(1), call.argument(0), call, at);
            case "instr/2" -> search(call.argument(0), call.argument(1), call, at);
            case "locate/3" -> searchFrom(call, at);
            default -> expression;
        };
    }

    private static Expression search(Expression text, Expression what, Call call, Rewriting at) {
        boolean anyCase = at.typeOf(text).anyCase() || at.typeOf(what).anyCase();
        if (anyCase) {
            at.issue(Problem.CASE_MAPPING_MAY_DIFFER, "A text is searched without regard to case.", call.place());
        }
        return Build.call("strpos", searched(text, anyCase, at), searched(what, anyCase, at));
    }

    private static Expression searched(Expression text, boolean anyCase, Rewriting at) {
        Expression value = Texts.of(text, at);
        return anyCase ? Build.call("lower", value) : value;
    }

    private static Expression searchFrom(Call call, Rewriting at) {
        Expression start = call.argument(2);
        Expression rest = Build.call("substring", Texts.of(call.argument(1), at), start);
        Expression found = search(rest, call.argument(0), call, at);
        Expression before = Build.binary(start, Operator.MINUS, Build.number(1));
        return Case.of(
                Build.binary(found, Operator.EQUAL, Build.number(0)),
                Build.number(0),
                Build.binary(found, Operator.PLUS, before));
    }
}
