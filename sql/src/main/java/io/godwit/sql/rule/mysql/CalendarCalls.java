package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;

/**
 * Functions of the calendar that are short expressions on the target.
 *
 * <pre>
 * before  LAST_DAY(`d`), DAYNAME(`d`), TO_DAYS(`d`), MAKEDATE(`y`, `n`)
 * after   (date_trunc('month', "d") + INTERVAL '1 month -1 day')::date, to_char("d", 'FMDay'), …
 * </pre>
 */
public final class CalendarCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        Expression first = call.argument(0);
        return switch (call.name() + "/" + call.arguments().size()) {
            case "last_day/1" -> lastDay(Moments.day(first, at));
            case "dayname/1" -> Build.call("to_char", Moments.of(first, at), Build.text("FMDay"));
            case "monthname/1" -> Build.call("to_char", Moments.of(first, at), Build.text("FMMonth"));
            case "date/1" -> Moments.day(first, at);
            case "timestamp/1" -> Build.cast(first, "timestamp");
            case "to_days/1" ->
                Build.binary(
                        Build.binary(Moments.day(first, at), Operator.MINUS, yearOne()),
                        Operator.PLUS,
                        Build.number(366));
            case "from_days/1" ->
                guarded(
                        call,
                        at,
                        Build.binary(
                                yearOne(),
                                Operator.PLUS,
                                Build.cast(Build.binary(first, Operator.MINUS, Build.number(366)), "integer")));
            case "makedate/2" ->
                guarded(
                        call,
                        at,
                        Build.binary(
                                Build.call("make_date", first, Build.number(1), Build.number(1)),
                                Operator.PLUS,
                                Build.cast(
                                        Build.binary(call.argument(1), Operator.MINUS, Build.number(1)), "integer")));
            case "week/2" -> Weeks.week(call, Moments.of(first, at));
            case "yearweek/2" -> Weeks.ofYear(call, Moments.of(first, at));
            default -> expression;
        };
    }

    /** Days out of range are NULL or a zero date on the source. */
    private static Expression guarded(Call call, Rewriting at, Expression day) {
        at.issue(Problem.ERROR_WAS_NULL, "A day is made of numbers.", call.place());
        return day;
    }

    private static Expression yearOne() {
        return Build.cast(Build.text("0001-01-01"), "date");
    }

    private static Expression lastDay(Expression day) {
        Expression month = Build.call("date_trunc", Build.text("month"), day);
        return Build.cast(Build.binary(month, Operator.PLUS, Build.interval("1 month -1 day")), "date");
    }
}
