package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Trim;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Functions of texts take what is no text, too; some are short expressions on the target.
 *
 * <pre>
 * before  UPPER(`n`), SPACE(3), TRIM(`n`), TRIM(LEADING 'ab' FROM `t`)
 * after   upper("n"::text), repeat(' ', 3), TRIM(both FROM "n"::text), regexp_replace("t", '^(ab)+', '', 'c')
 * </pre>
 */
public final class TextCalls implements ExpressionRule {
    private static final Set<String> OF_TEXTS = Set.of(
            "upper", "lower", "replace", "reverse", "repeat", "lpad", "rpad", "ltrim", "rtrim", "char_length", "ascii");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Trim trim) {
            return trimmed(trim, Texts.of(trim.operand(), at), at);
        }
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        boolean bytes = at.kindOf(call.argument(0)) == Kind.BYTES;
        if (call.name().equals("octet_length") && !bytes) {
            return Build.call("octet_length", Texts.of(call.argument(0), at));
        }
        if (call.name().equals("bit_length") && !bytes) {
            return Build.call("bit_length", Texts.of(call.argument(0), at));
        }
        if (call.is("space", 1)) {
            return Build.call("repeat", Build.text(" "), call.argument(0));
        }
        if (call.is("strcmp", 2)) {
            return Comparisons.sign(Texts.of(call.argument(0), at), Texts.of(call.argument(1), at));
        }
        if (!OF_TEXTS.contains(call.name()) || bytes) {
            return expression;
        }
        if (call.name().equals("upper") || call.name().equals("lower")) {
            at.issue(Problem.CASE_MAPPING_MAY_DIFFER, "Letters are mapped to upper or lower case.", call.place());
        }
        List<Expression> arguments = new java.util.ArrayList<>(call.arguments());
        arguments.set(0, Texts.of(call.argument(0), at));
        if (call.name().equals("replace")) {
            arguments.replaceAll(a -> Texts.of(a, at));
        }
        return withPadding(call, arguments, at);
    }

    /** The source takes the whole text away, as often as it is there; the target each of its characters. */
    private static Expression trimmed(Trim trim, Expression from, Rewriting at) {
        Expression what = trim.what().orElse(Build.text(" "));
        Optional<String> constant = Build.constant(what);
        if (constant.isEmpty()) {
            at.issue(Problem.QUERY_NOT_UNDERSTOOD, "TRIM of a text that is no constant.", Place.NOWHERE);
        }
        if (constant.filter(text -> text.codePointCount(0, text.length()) > 1).isEmpty()) {
            return new Trim(trim.side(), trim.what(), from);
        }
        String repeated = "(" + constant.get().replaceAll("[^\\p{L}\\p{N}\\s]", "\\\\$0") + ")+";
        Expression left = trim.side().equals("trailing") ? from : without("^" + repeated, from);
        return trim.side().equals("leading") ? left : without(repeated + "$", left);
    }

    /** With regard to case, as the source has here whatever the collation. */
    private static Expression without(String pattern, Expression from) {
        return Build.call("regexp_replace", from, Build.text(pattern), Build.text(""), Build.text("c"));
    }

    /** The third argument of LPAD and RPAD may be left out on MariaDB. */
    private static Expression withPadding(Call call, List<Expression> arguments, Rewriting at) {
        if (call.name().endsWith("pad") && arguments.size() == 3) {
            arguments.set(
                    2, Optional.of(arguments.get(2)).map(p -> Texts.of(p, at)).get());
        }
        return call.with(arguments);
    }
}
