package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.UnparsedElement;
import java.util.regex.Pattern;

/**
 * A part that is not understood keeps the table from moving: it could be a column, or what tells rows apart. An index that
 * only serves queries and a check do not.
 *
 * <pre>
 * before  `x` int(11) SOMETHING_NEW
 * after   the table does not move: TABLE_PART_NOT_UNDERSTOOD
 * </pre>
 */
public final class UnparsedParts implements TableRule {
    private static final Pattern INDEX = Pattern.compile("(?i)(KEY|INDEX)\\b");
    private static final Pattern CHECK = Pattern.compile("(?i)(CONSTRAINT\\s+`([^`]|``)+`\\s+)?CHECK\\b");

    @Override
    public void apply(TableDraft table) {
        for (UnparsedElement part : table.elements(UnparsedElement.class)) {
            String text = part.text().length() > 200 ? part.text().substring(0, 200) + " …" : part.text();
            table.issue(problem(part.text()), "?", part.reason() + ": " + text, part.place());
        }
    }

    private static Problem problem(String text) {
        if (INDEX.matcher(text).lookingAt()) {
            return Problem.INDEX_EXPRESSION_NOT_CONVERTED;
        }
        return CHECK.matcher(text).lookingAt() ? Problem.CHECK_NOT_CONVERTED : Problem.TABLE_PART_NOT_UNDERSTOOD;
    }
}
