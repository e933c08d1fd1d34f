package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;

/**
 * Digits to other bases and digests, of numbers, texts or bytes.
 *
 * <pre>
 * before  HEX(`n`), HEX(`b`), UNHEX(`t`), MD5(`t`), SHA2(`t`, 256)
 * after   upper(to_hex("n"::bigint)), upper(encode("b", 'hex')), decode("t", 'hex'), md5("t"), encode(sha256(…), 'hex')
 * </pre>
 */
public final class HexCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        Expression first = call.argument(0);
        return switch (call.name() + "/" + call.arguments().size()) {
            case "hex/1" -> hex(first, at);
            case "unhex/1" -> {
                at.issue(Problem.ERROR_WAS_NULL, "UNHEX reads a text.", call.place());
                yield Build.call("decode", Texts.of(first, at), Build.text("hex"));
            }
            case "md5/1" -> at.kindOf(first) == Kind.BYTES ? call : Build.call("md5", Texts.of(first, at));
            case "sha2/2" -> sha(call, at);
            case "bit_count/1" -> Build.call("bit_count", Build.cast(Build.cast(first, "bigint"), "bit", 64));
            case "bin/1" -> Build.call("to_bin", Build.cast(first, "bigint"));
            case "oct/1" -> Build.call("to_oct", Build.cast(first, "bigint"));
            case "conv/3" -> digits(call, at);
            case "crc32/1" -> Build.call("crc32", bytes(first, at));
            case "to_base64/1" -> Build.call("encode", bytes(first, at), Build.text("base64"));
            case "from_base64/1" -> Build.call("decode", Texts.of(first, at), Build.text("base64"));
            default -> expression;
        };
    }

    private static Expression hex(Expression value, Rewriting at) {
        return switch (at.kindOf(value)) {
            case INTEGER, DECIMAL, DOUBLE -> Build.call("upper", Build.call("to_hex", Build.cast(value, "bigint")));
            default -> Build.call("upper", Build.call("encode", bytes(value, at), Build.text("hex")));
        };
    }

    /** Of a number to base 2, 8 or 16: other bases have no like. The functions came with PostgreSQL 16. */
    private static Expression digits(Call call, Rewriting at) {
        boolean decimal =
                Build.whole(call.argument(1)).filter(base -> base == 10).isPresent()
                        && at.kindOf(call.argument(0)) == Kind.INTEGER;
        if (!decimal) {
            return call;
        }
        Expression number = Build.cast(call.argument(0), "bigint");
        return switch (Build.whole(call.argument(2)).orElse(0)) {
            case 2 -> Build.call("to_bin", number);
            case 8 -> Build.call("to_oct", number);
            case 16 -> Build.call("upper", Build.call("to_hex", number));
            default -> call;
        };
    }

    private static Expression sha(Call call, Rewriting at) {
        int bits = Build.whole(call.argument(1)).orElse(-1);
        String name = "sha" + (bits == 0 ? 256 : bits);
        boolean known = bits == 0 || bits == 224 || bits == 256 || bits == 384 || bits == 512;
        return known ? Build.call("encode", Build.call(name, bytes(call.argument(0), at)), Build.text("hex")) : call;
    }

    private static Expression bytes(Expression value, Rewriting at) {
        return at.kindOf(value) == Kind.BYTES
                ? value
                : Build.call("convert_to", Texts.of(value, at), Build.text("UTF8"));
    }
}
