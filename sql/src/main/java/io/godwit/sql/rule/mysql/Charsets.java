package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Collations;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Collate;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Expression.Transcode;

/**
 * All text is UTF-8 on the target, and collations have other names: those that compare bytes become "C".
 *
 * <pre>
 * before  CONVERT(`t` USING utf8mb4) COLLATE utf8mb4_bin
 * after   "t" COLLATE "C"
 * </pre>
 */
public final class Charsets implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case TextLiteral literal when literal.charset().isPresent() -> introduced(literal, at);
            case BytesLiteral literal
            when literal.charset().isPresent() -> {
                at.issue(
                        Problem.QUERY_NOT_UNDERSTOOD,
                        "A text of the character set " + literal.charset().get() + " is written in bytes.",
                        Place.NOWHERE);
                yield literal;
            }
            case Transcode transcode -> transcoded(transcode, at);
            case Collate collate -> collated(collate, at);
            default -> expression;
        };
    }

    /** SHOW CREATE writes the bytes of the literal's character set: beyond ASCII they are lost in a text of UTF-8. */
    private static Expression introduced(TextLiteral literal, Rewriting at) {
        boolean utf8 = literal.charset().filter(c -> c.startsWith("utf8")).isPresent();
        if (!utf8 && literal.value().chars().anyMatch(c -> c > 0x7f)) {
            at.issue(
                    Problem.QUERY_NOT_UNDERSTOOD,
                    "A text of the character set " + literal.charset().get() + " is not readable.",
                    Place.NOWHERE);
        }
        return TextLiteral.of(literal.value());
    }

    private static Expression transcoded(Transcode transcode, Rewriting at) {
        boolean bytes = at.kindOf(transcode.operand()) == Kind.BYTES;
        if (transcode.charset().equalsIgnoreCase("binary")) {
            return bytes
                    ? transcode.operand()
                    : Build.call("convert_to", Texts.of(transcode.operand(), at), Build.text("UTF8"));
        }
        at.issue(Problem.CHARSET_DROPPED, "CONVERT(… USING " + transcode.charset() + ").", transcode.place());
        return Texts.of(transcode.operand(), at);
    }

    private static Expression collated(Collate collate, Rewriting at) {
        if (!Collations.ignoresCase(collate.collation().toLowerCase(java.util.Locale.ROOT))) {
            return new Collate(collate.operand(), "C");
        }
        if (!(collate.operand() instanceof TextLiteral)) {
            at.issue(Problem.COLLATION_DROPPED, "COLLATE " + collate.collation() + ".", Place.NOWHERE);
        }
        return collate.operand();
    }
}
