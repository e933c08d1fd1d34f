package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Extract;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Map;

/**
 * Parts of a time are integers; days of the week are counted in another way.
 *
 * <pre>
 * before  YEAR(`d`), DAYOFWEEK(`d`), EXTRACT(MONTH FROM `d`)
 * after   extract(year from "d")::integer, extract(dow from "d")::integer + 1, extract(month from "d")::integer
 * </pre>
 */
public final class DateParts implements ExpressionRule {
    private static final Map<String, String> FIELDS = Map.of(
            "year",
            "year",
            "month",
            "month",
            "day",
            "day",
            "hour",
            "hour",
            "minute",
            "minute",
            "quarter",
            "quarter",
            "dayofyear",
            "doy",
            "weekofyear",
            "week");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Extract extract) {
            return extract(extract, at);
        }
        if (!(expression instanceof Call call) || call.arguments().size() != 1) {
            return expression;
        }
        String field = FIELDS.get(call.name());
        if (field != null) {
            return part(field, call.argument(0), at);
        }
        return switch (call.name()) {
            case "second" -> whole("second", call.argument(0), at);
            case "microsecond" -> microseconds(call.argument(0), at);
            case "dayofweek" -> Build.binary(part("dow", call.argument(0), at), Operator.PLUS, Build.number(1));
            case "weekday" -> Build.binary(part("isodow", call.argument(0), at), Operator.MINUS, Build.number(1));
            default -> expression;
        };
    }

    private static Expression extract(Extract extract, Rewriting at) {
        return switch (extract.field()) {
            case "year", "month", "day", "hour", "minute", "quarter" -> part(extract.field(), extract.operand(), at);
            case "second" -> whole("second", extract.operand(), at);
            case "microsecond" -> microseconds(extract.operand(), at);
            case "year_month" ->
                Build.binary(
                        Build.binary(part("year", extract.operand(), at), Operator.MULTIPLY, Build.number(100)),
                        Operator.PLUS,
                        part("month", extract.operand(), at));
            case "day_hour", "day_minute", "day_second", "hour_minute", "hour_second", "minute_second" ->
                digits(extract, at);
            case "epoch", "dow", "doy", "isodow" -> extract;
            default -> {
                at.issue(Problem.QUERY_NOT_UNDERSTOOD, "EXTRACT(" + extract.field() + ").", extract.place());
                yield extract;
            }
        };
    }

    /** {@code DAY_MINUTE} are the digits of day, hour and minute, two each. */
    private static Expression digits(Extract extract, Rewriting at) {
        List<String> fields = List.of("day", "hour", "minute", "second");
        String[] ends = extract.field().split("_");
        List<String> chosen = fields.subList(fields.indexOf(ends[0]), fields.indexOf(ends[1]) + 1);
        return chosen.stream()
                .map(field -> field.equals("second")
                        ? whole(field, extract.operand(), at)
                        : part(field, extract.operand(), at))
                .reduce((high, low) ->
                        Build.binary(Build.binary(high, Operator.MULTIPLY, Build.number(100)), Operator.PLUS, low))
                .orElse(extract);
    }

    private static Expression part(String field, Expression of, Rewriting at) {
        Expression part = Build.extract(field, Moments.of(of, at));
        return Build.cast(unsigned(part, of, at), "integer");
    }

    /** Parts of a negative span have no sign on the source. */
    private static Expression unsigned(Expression part, Expression of, Rewriting at) {
        return at.kindOf(of) == Kind.INTERVAL ? Build.call("abs", part) : part;
    }

    /** The target's seconds have digits behind the point, and casts round. */
    private static Expression whole(String field, Expression of, Rewriting at) {
        Expression part = Build.call("trunc", Build.extract(field, Moments.of(of, at)));
        return Build.cast(unsigned(part, of, at), "integer");
    }

    private static Expression microseconds(Expression of, Rewriting at) {
        Expression all = Build.cast(unsigned(Build.extract("microseconds", Moments.of(of, at)), of, at), "integer");
        return Build.binary(all, Operator.MODULO, Build.number(1_000_000));
    }
}
