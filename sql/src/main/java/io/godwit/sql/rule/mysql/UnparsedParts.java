package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.UnparsedElement;

/**
 * A part that is not understood keeps the table from moving: it could be a column.
 *
 * <pre>
 * before  `x` int(11) SOMETHING_NEW
 * after   the table does not move: TABLE_PART_NOT_UNDERSTOOD
 * </pre>
 */
public final class UnparsedParts implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (UnparsedElement part : table.elements(UnparsedElement.class)) {
            String text = part.text().length() > 200 ? part.text().substring(0, 200) + " …" : part.text();
            table.issue(Problem.TABLE_PART_NOT_UNDERSTOOD, "?", part.reason() + ": " + text, part.place());
        }
    }
}
