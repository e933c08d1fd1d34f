package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.ArrayOf;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Element;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Positions in lists: in a text with commas, or among arguments; 0 where it is not found.
 *
 * <pre>
 * before  FIND_IN_SET('a', `tags`), FIELD(`t`, 'x', 'y'), ELT(2, 'x', 'y')
 * after   CASE WHEN "tags" IS NULL THEN NULL ELSE coalesce(array_position(…), 0) END, …, (ARRAY['x', 'y'])[2]
 * </pre>
 */
public final class ListPositions implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().size() < 2) {
            return expression;
        }
        List<Expression> rest = call.arguments().subList(1, call.arguments().size());
        return switch (call.name()) {
            case "find_in_set" -> findInSet(call, at);
            case "field" -> field(Texts.of(call.argument(0), at), new ArrayOf(Texts.of(rest, at)), call, at);
            case "elt" -> new Element(new ArrayOf(Texts.of(rest, at)), call.argument(0), Optional.empty());
            default -> expression;
        };
    }

    private static Expression findInSet(Call call, Rewriting at) {
        warn(call, at);
        Expression value = Texts.of(call.argument(0), at);
        Expression list = Texts.of(call.argument(1), at);
        Expression array = Build.call("string_to_array", list, Build.text(","));
        Expression missing = new IsNull(list, false);
        if (Build.constant(value).isEmpty()) {
            missing = Build.binary(new IsNull(value, false), Operator.OR, missing);
        }
        List<String> labels = SetLabels.of(call.argument(1), at);
        return Case.of(
                missing, new NullLiteral(), labels.isEmpty() ? position(array, value) : member(array, value, labels));
    }

    /** In a column of type set, the position is that in its definition. */
    private static Expression member(Expression array, Expression value, List<String> labels) {
        Expression found = Build.call("array_position", array, Build.cast(value, "text"));
        return Case.of(new IsNull(found, false), Build.number(0), EnumPosition.of(value, labels));
    }

    private static Expression field(Expression value, Expression array, Call call, Rewriting at) {
        warn(call, at);
        return position(array, value);
    }

    private static Expression position(Expression array, Expression value) {
        return Build.call("coalesce", Build.call("array_position", array, Build.cast(value, "text")), Build.number(0));
    }

    private static void warn(Call call, Rewriting at) {
        if (at.typeOf(call.argument(0)).anyCase() || at.typeOf(call.argument(1)).anyCase()) {
            at.issue(
                    Problem.TEXT_COMPARISON_IGNORED_CASE,
                    call.name().toUpperCase(java.util.Locale.ROOT) + ".",
                    call.place());
        }
    }
}
