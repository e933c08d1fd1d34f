package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.TypeFinder;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Results of a CASE or COALESCE have one type on the target: what is true becomes a number beside numbers, and all become
 * text where one is.
 *
 * <pre>
 * before  IFNULL(`n`, '-')
 * after   coalesce("n"::text, '-'), and IMPLICIT_CAST
 * </pre>
 */
public final class MixedResults implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Call call
            when isChoice(call.name()) ->
                call.with(call.arguments().stream()
                        .map(common(call.arguments(), at))
                        .toList());
            case Case cases -> {
                UnaryOperator<Expression> common = common(TypeFinder.results(cases), at);
                yield new Case(
                        cases.operand(),
                        cases.whens().stream()
                                .map(w -> new When(w.condition(), common.apply(w.result())))
                                .toList(),
                        cases.otherwise().map(common));
            }
            default -> expression;
        };
    }

    private static boolean isChoice(String name) {
        return name.equals("coalesce") || name.equals("greatest") || name.equals("least");
    }

    private static UnaryOperator<Expression> common(List<Expression> results, Rewriting at) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        results.forEach(r -> kinds.add(at.kindOf(r)));
        kinds.remove(Kind.NULL);
        if (kinds.size() < 2 || kinds.contains(Kind.UNKNOWN)) {
            return UnaryOperator.identity();
        }
        if (kinds.stream().allMatch(k -> k.isNumber() || k == Kind.BOOLEAN)) {
            return e -> BooleanAsNumber.number(e, at);
        }
        boolean moments = kinds.stream().allMatch(k -> k == Kind.DATE || k == Kind.DATETIME || k == Kind.TIMESTAMP);
        if (moments || onlyConstantsAreText(results, kinds, at)) {
            return UnaryOperator.identity();
        }
        at.issue(Problem.IMPLICIT_CAST, "Results of different types become text.", Place.NOWHERE);
        return e -> Texts.of(e, at);
    }

    /** A date in quotes beside a date is one. */
    private static boolean onlyConstantsAreText(List<Expression> results, Set<Kind> kinds, Rewriting at) {
        boolean temporal = kinds.size() == 2 && kinds.stream().anyMatch(Kind::isTemporal);
        return temporal
                && results.stream()
                        .filter(r -> at.kindOf(r) == Kind.TEXT)
                        .allMatch(r -> Build.constant(r)
                                .filter(t -> t.matches("\\d{4}-\\d\\d-\\d\\d.*"))
                                .isPresent());
    }
}
