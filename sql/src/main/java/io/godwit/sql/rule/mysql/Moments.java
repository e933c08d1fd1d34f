package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.TextLiteral;

/** Values as days or moments, as the source reads them where it asks for one. */
final class Moments {
    private Moments() {}

    /** A day, a moment or a span; a text becomes a moment. */
    static Expression of(Expression value, Rewriting at) {
        Kind kind = at.kindOf(value);
        return switch (kind) {
            case TEXT -> {
                warn(value, at);
                yield Build.cast(value, "timestamp");
            }
            case INTEGER, DECIMAL, DOUBLE -> {
                at.issue(Problem.DATE_TEXT_MAY_FAIL, "A number is read as a date.", Place.NOWHERE);
                yield Build.cast(Build.cast(value, "text"), "timestamp");
            }
            default -> value;
        };
    }

    static Expression day(Expression value, Rewriting at) {
        if (at.kindOf(value) == Kind.DATE) {
            return value;
        }
        if (at.kindOf(value) == Kind.TEXT) {
            warn(value, at);
            return Build.cast(value, "date");
        }
        return Build.cast(of(value, at), "date");
    }

    private static void warn(Expression value, Rewriting at) {
        boolean constant =
                value instanceof TextLiteral literal && literal.value().matches("\\d{4}-\\d\\d-\\d\\d([ T].*)?");
        if (!constant) {
            at.issue(Problem.DATE_TEXT_MAY_FAIL, "A text is read as a date.", Place.NOWHERE);
        }
    }
}
