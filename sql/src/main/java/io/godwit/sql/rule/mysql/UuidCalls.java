package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.List;

/**
 * UUIDs are random on the target, not made of the time; on MySQL they are texts, or sixteen bytes.
 *
 * <pre>
 * before  UUID(), UUID_TO_BIN(`t`), BIN_TO_UUID(`b`)
 * after   gen_random_uuid()::text, decode(replace("t", '-', ''), 'hex'), encode("b", 'hex')::uuid::text
 * </pre>
 */
public final class UuidCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        return switch (call.name() + "/" + call.arguments().size()) {
            case "uuid/0" -> {
                at.issue(Problem.RANDOM_VALUE, "UUID() is random.", call.place());
                yield Build.cast(Build.call("gen_random_uuid"), "text");
            }
            case "rand/0" -> {
                at.issue(Problem.RANDOM_VALUE, "RAND() is random.", call.place());
                yield Build.call("random");
            }
            case "uuid_to_bin/1" -> bytes(call.argument(0), at);
            case "bin_to_uuid/1" -> text(call.argument(0), at);
            default -> expression;
        };
    }

    private static Expression bytes(Expression text, Rewriting at) {
        Expression digits = Build.call("replace", Texts.of(text, at), Build.text("-"), Build.text(""));
        return Build.call("decode", digits, Build.text("hex"));
    }

    private static Expression text(Expression bytes, Rewriting at) {
        Expression value = at.kindOf(bytes) == Kind.BYTES ? bytes : Build.cast(bytes, "bytea");
        Expression digits = Build.call("encode", List.of(value, Build.text("hex")));
        return Build.cast(Build.cast(digits, "uuid"), "text");
    }
}
