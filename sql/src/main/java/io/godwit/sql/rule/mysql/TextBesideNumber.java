package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Between;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitNot;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Set;

/**
 * A text beside a number is read as one as far as it is one, else it is 0; a label of an enum is its place in the list. A
 * constant in quotes is none: the target reads it by the type of its neighbour.
 *
 * <pre>
 * before  `state` = 2, `n` = '5', `text` + 1
 * after   array_position(ARRAY['new', 'paid'], "state") = 2, "n" = 5, the number at the beginning of "text", else 0, plus 1
 * </pre>
 */
public final class TextBesideNumber implements ExpressionRule {
    /** Functions whose first argument is a number. */
    static final Set<String> OF_NUMBERS = Set.of("sum", "avg", "abs", "round", "ceil", "floor", "sign", "truncate");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Binary b
            when b.operator().isComparison() ->
                new Binary(b.operator(), beside(b.left(), b.right(), at), beside(b.right(), b.left(), at), b.place());
            case Binary b
            when b.operator().isBitwise() || b.operator().isArithmetic() && !movesTime(b, at) ->
                new Binary(b.operator(), number(b.left(), at), number(b.right(), at), b.place());
            case BitNot not -> new BitNot(number(not.operand(), at), not.place());
            case InList in ->
                new InList(
                        beside(in.operand(), in.values().getFirst(), at),
                        in.values().stream()
                                .map(v -> beside(v, in.operand(), at))
                                .toList(),
                        in.negated());
            case Between b ->
                new Between(
                        beside(b.operand(), b.low(), at),
                        beside(b.low(), b.operand(), at),
                        beside(b.high(), b.operand(), at),
                        b.negated());
            case Call call
            when OF_NUMBERS.contains(call.name()) && !call.arguments().isEmpty() ->
                call.with(replaceFirst(call.arguments(), number(call.argument(0), at)));
            default -> expression;
        };
    }

    private static boolean movesTime(Binary binary, Rewriting at) {
        return at.kindOf(binary.left()) == Kind.INTERVAL || at.kindOf(binary.right()) == Kind.INTERVAL;
    }

    private static List<Expression> replaceFirst(List<Expression> all, Expression first) {
        List<Expression> changed = new java.util.ArrayList<>(all);
        changed.set(0, first);
        return changed;
    }

    private static Expression beside(Expression value, Expression neighbour, Rewriting at) {
        return at.kindOf(neighbour).isNumber() ? number(value, at) : value;
    }

    private static Expression number(Expression value, Rewriting at) {
        if (value instanceof Binary path && path.operator() == Operator.JSON_PATH) {
            at.issue(Problem.TEXT_NUMBER_MAY_FAIL, "A part of a document stands beside a number.", path.place());
            return Build.cast(Build.binary(path.left(), Operator.JSON_PATH_TEXT, path.right()), "numeric");
        }
        if (at.kindOf(value) != Kind.TEXT) {
            return value;
        }
        if (!SetLabels.of(value, at).isEmpty()) {
            at.issue(Problem.QUERY_NOT_UNDERSTOOD, "A set stands where a number is asked for.", Place.NOWHERE);
            return value;
        }
        List<String> labels = at.typeOf(value).labels();
        if (!labels.isEmpty()) {
            return EnumPosition.of(value, labels);
        }
        if (value instanceof TextLiteral literal && literal.value().strip().matches("\\d{1,18}(\\.\\d+)?")) {
            return new NumberLiteral(literal.value().strip());
        }
        at.issue(Problem.IMPLICIT_CAST, "A text stands where a number is asked for.", Place.NOWHERE);
        return TextNumbers.of(value);
    }
}
