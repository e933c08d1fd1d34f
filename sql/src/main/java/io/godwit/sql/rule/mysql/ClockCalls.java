package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;

/**
 * Functions of times of a day and spans, which are intervals on the target.
 *
 * <pre>
 * before  SEC_TO_TIME(`n`), TIME_TO_SEC(`t`), MAKETIME(`h`, `m`, `s`), TIMEDIFF(`a`, `b`)
 * after   make_interval(0, 0, 0, 0, 0, 0, "n"), extract(epoch from "t")::bigint, …
 * </pre>
 */
public final class ClockCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        Expression first = call.argument(0);
        if (call.is("sec_to_time", 1) || call.is("timediff", 2)) {
            at.issue(
                    Problem.TIME_NOT_CUT,
                    call.name().toUpperCase(java.util.Locale.ROOT) + " gives a span.",
                    call.place());
        }
        return switch (call.name() + "/" + call.arguments().size()) {
            case "sec_to_time/1" -> span(Build.number(0), Build.number(0), first);
            case "maketime/3" -> span(first, call.argument(1), call.argument(2));
            case "time_to_sec/1" -> Build.cast(Build.call("trunc", Build.extract("epoch", clock(first, at))), "bigint");
            case "time/1" -> clock(first, at);
            case "convert_tz/3" -> moved(call, at);
            case "timediff/2" -> difference(first, call.argument(1), at);
            case "addtime/2" -> Build.binary(span(first, at), Operator.PLUS, clock(call.argument(1), at));
            case "subtime/2" -> Build.binary(span(first, at), Operator.MINUS, clock(call.argument(1), at));
            default -> expression;
        };
    }

    /** In hours, however many: between two moments the target counts days. */
    private static Expression difference(Expression end, Expression begin, Rewriting at) {
        if (!isMoment(end, at) && !isMoment(begin, at)) {
            return Build.binary(span(end, at), Operator.MINUS, span(begin, at));
        }
        if (isOther(end, at) || isOther(begin, at)) {
            at.issue(Problem.QUERY_NOT_UNDERSTOOD, "TIMEDIFF of a moment and of what is none.", Place.NOWHERE);
        }
        Expression between = Build.binary(Moments.of(end, at), Operator.MINUS, Moments.of(begin, at));
        return span(Build.number(0), Build.number(0), Build.extract("epoch", between));
    }

    private static boolean isMoment(Expression value, Rewriting at) {
        return at.kindOf(value).isTemporal()
                || Build.constant(value).filter(t -> t.matches("\\d{4}-.*")).isPresent();
    }

    private static boolean isOther(Expression value, Rewriting at) {
        return switch (at.kindOf(value)) {
            case DATETIME, TIMESTAMP, TEXT, NULL -> false;
            default -> true;
        };
    }

    /** From the clock of one zone to that of another; the names of zones must be those of both servers. */
    private static Expression moved(Call call, Rewriting at) {
        Expression clock = Build.cast(Moments.of(call.argument(0), at), "timestamp");
        Expression moment = Build.call("timezone", zone(call.argument(1)), clock);
        return Build.call("timezone", zone(call.argument(2)), moment);
    }

    /** An offset is a span: as a text the target would read its sign the other way round. */
    private static Expression zone(Expression zone) {
        boolean offset = Build.constant(zone)
                .filter(z -> z.matches("[-+]\\d{1,2}:\\d\\d"))
                .isPresent();
        return offset ? Build.cast(zone, "interval") : zone;
    }

    private static Expression span(Expression hours, Expression minutes, Expression seconds) {
        Expression zero = Build.number(0);
        return Build.call("make_interval", zero, zero, zero, zero, hours, minutes, seconds);
    }

    /** The time of the day as a span. */
    private static Expression clock(Expression value, Rewriting at) {
        return switch (at.kindOf(value)) {
            case INTERVAL -> value;
            case DATE, DATETIME, TIMESTAMP -> Build.cast(Build.cast(value, "time"), "interval");
            default -> Build.cast(value, "interval");
        };
    }

    /** Two moments have a span between them, as two spans have. */
    private static Expression span(Expression value, Rewriting at) {
        Kind kind = at.kindOf(value);
        return kind == Kind.TEXT || kind == Kind.TIME ? Build.cast(value, "interval") : value;
    }
}
