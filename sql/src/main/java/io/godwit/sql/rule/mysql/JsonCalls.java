package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.IsJson;
import io.godwit.sql.tree.Operator;

/**
 * Documents are built, tested and measured by functions of other names.
 *
 * <pre>
 * before  JSON_OBJECT('a', `n`), JSON_VALID(`t`), JSON_CONTAINS(`doc`, '1'), JSON_LENGTH(`doc`)
 * after   json_build_object('a', "n"), "t" IS JSON, "doc"::jsonb @> '1'::jsonb, and DOCUMENT_NESTING, …
 * </pre>
 */
public final class JsonCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        return switch (call.name()) {
            case "json_object" -> Build.call("json_build_object", call.arguments());
            case "json_array" -> Build.call("json_build_array", call.arguments());
            case "json_arrayagg" -> call.renamed("json_agg");
            case "json_objectagg" -> call.renamed("json_object_agg");
            default -> call.arguments().isEmpty() ? expression : tested(call, at);
        };
    }

    private static Expression tested(Call call, Rewriting at) {
        Expression first = call.argument(0);
        return switch (call.name() + "/" + call.arguments().size()) {
            case "json_valid/1" -> new IsJson(at.kindOf(first) == Kind.JSON ? Build.cast(first, "text") : first);
            case "json_contains/2" -> {
                at.issue(Problem.DOCUMENT_NESTING, "It asks what a document contains.", call.place());
                yield contained(Build.cast(first, "jsonb"), call.argument(1), at);
            }
            case "json_length/1" -> JsonLengths.of(JsonPaths.document(first, at));
            case "json_type/1" -> {
                at.issue(
                        Problem.TEXT_OF_VALUE_MAY_DIFFER, "Numbers are INTEGER or DOUBLE on the source.", call.place());
                yield Build.call("upper", Build.call("json_typeof", JsonPaths.document(first, at)));
            }
            case "json_quote/1" -> Build.cast(Build.call("to_json", Build.cast(first, "text")), "text");
            case "json_compact/1", "json_detailed/1", "json_pretty/1" -> {
                at.issue(Problem.TEXT_OF_VALUE_MAY_DIFFER, "A document is laid out.", call.place());
                yield JsonPaths.document(first, at);
            }
            default -> call;
        };
    }

    /** The target finds a single value among those of an array, but an object only where it is put into an array itself. */
    private static Expression contained(Expression document, Expression part, Rewriting at) {
        Expression contains = contains(document, part);
        boolean found = Build.constant(part)
                .filter(text -> !text.strip().startsWith("{"))
                .isPresent();
        if (found || at.kindOf(part) == Kind.NULL) {
            return contains;
        }
        Expression text = Build.cast(part, "text");
        Expression array = Build.constant(part)
                .map(constant -> Build.text("[" + constant + "]"))
                .orElseGet(() -> Build.binary(
                        Build.binary(Build.text("["), Operator.CONCATENATE, text),
                        Operator.CONCATENATE,
                        Build.text("]")));
        return Build.binary(contains, Operator.OR, contains(document, array));
    }

    private static Expression contains(Expression document, Expression part) {
        return Build.binary(document, Operator.JSON_CONTAINS, Build.cast(part, "jsonb"));
    }
}
