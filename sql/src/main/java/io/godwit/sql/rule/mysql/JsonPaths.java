package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of names and numbers into a document.
 *
 * <pre>
 * before  `doc`->'$.a[0]', `doc`->>'$.name'
 * after   "doc" #> '{a,0}', "doc" #>> '{name}'
 * </pre>
 */
public final class JsonPaths implements ExpressionRule {
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\.\"([^\"\\\\,{}]*)\"|\\[(\\d+)]");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        if (call.is("json_unquote", 1)) {
            return unquoted(call, at);
        }
        boolean extracts = call.is("json_extract", 2) || call.is("json_value", 2) || call.is("json_query", 2);
        if (!extracts) {
            return expression;
        }
        Optional<String> path = Build.constant(call.argument(1)).flatMap(JsonPaths::steps);
        if (path.isEmpty()) {
            at.issue(Problem.JSON_PATH_NOT_CONVERTED, "A path of " + call.name() + ".", call.place());
            return expression;
        }
        boolean text = call.name().equals("json_value");
        if (text) {
            at.issue(Problem.JSON_NULL, "A value is read as text.", call.place());
        }
        Operator operator = text ? Operator.JSON_PATH_TEXT : Operator.JSON_PATH;
        return Build.binary(document(call.argument(0), at), operator, Build.text(path.get()));
    }

    private static Expression unquoted(Call call, Rewriting at) {
        if (call.argument(0) instanceof Binary path && path.operator() == Operator.JSON_PATH) {
            at.issue(Problem.JSON_NULL, "A value is read as text.", call.place());
            return Build.binary(path.left(), Operator.JSON_PATH_TEXT, path.right());
        }
        Expression root = document(call.argument(0), at);
        return Build.binary(root, Operator.JSON_PATH_TEXT, Build.text("{}"));
    }

    /** The steps as an array of the target; empty for wildcards. */
    private static Optional<String> steps(String path) {
        String rest = path.strip();
        if (!rest.startsWith("$")) {
            return Optional.empty();
        }
        Matcher matcher = STEP.matcher(rest).region(1, rest.length());
        List<String> steps = new ArrayList<>();
        while (matcher.lookingAt()) {
            String quoted = matcher.group(2) == null ? null : "\"" + matcher.group(2) + "\"";
            String index = matcher.group(3);
            steps.add(matcher.group(1) != null ? matcher.group(1) : quoted != null ? quoted : String.valueOf(index));
            matcher.region(matcher.end(), rest.length());
        }
        return matcher.regionStart() == rest.length()
                ? Optional.of("{" + String.join(",", steps) + "}")
                : Optional.empty();
    }

    static Expression document(Expression value, Rewriting at) {
        if (at.kindOf(value) == Kind.JSON) {
            return value;
        }
        at.issue(Problem.TEXT_DOCUMENT_MAY_FAIL, "It reads a text as a document.", Place.NOWHERE);
        return Build.cast(value, "json");
    }
}
