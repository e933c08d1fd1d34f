package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.TableElement.CheckDefinition;
import io.godwit.sql.tree.TableElement.PeriodDefinition;

/**
 * A check that means the same is made after the rows and validated; one that may differ only at the cut-over, without a look
 * at the rows; one that is not understood is an issue.
 *
 * <pre>
 * before  CONSTRAINT `positive` CHECK (`price` >= 0)
 * after   ALTER TABLE … ADD CONSTRAINT "positive" CHECK ("price" >= 0) NOT VALID
 * </pre>
 */
public final class CheckConstraints implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            for (CheckDefinition check : column.source().checks()) {
                add(table, check, check.name().orElse(column.targetName() + "_check"), column.name());
            }
        }
        int number = 0;
        for (CheckDefinition check : table.elements(CheckDefinition.class)) {
            number++;
            String name = check.name().orElse("check_" + number);
            add(table, check, name, name);
        }
        table.elements(PeriodDefinition.class).forEach(period -> add(table, period));
    }

    /** A period ends behind its beginning, which no row of the source breaks. */
    private static void add(TableDraft table, PeriodDefinition period) {
        String begin = table.printer().name(table.targetColumn(period.from()));
        String end = table.printer().name(table.targetColumn(period.to()));
        Checks.add(table, period.name(), "period:" + period.name(), begin + " < " + end);
    }

    private static void add(TableDraft table, CheckDefinition check, String wanted, String source) {
        if (table.isAnswered(check)) {
            return;
        }
        if (!check.enforced()) {
            table.issue(Problem.CHECK_NOT_ENFORCED, source, "It is NOT ENFORCED.", check.place());
            return;
        }
        Rewritten<Expression> rewritten = table.rewriteCondition(check.condition(), source);
        String condition = table.printer().expression(rewritten.tree());
        if (!rewritten.understood()) {
            String reason = rewritten.issues().getLast().detail();
            table.issue(Problem.CHECK_NOT_CONVERTED, source, reason, check.place());
        } else if (Exactness.holds(rewritten)) {
            table.issues().addAll(rewritten.issues());
            Checks.add(table, wanted, "check:" + source, condition);
        } else {
            table.issues().addAll(rewritten.issues());
            table.issue(Problem.CHECK_MAY_DIFFER, source, condition, check.place());
            String name = table.printer().name(table.constraint(wanted));
            table.add(
                    Stage.TRIGGERS,
                    "check",
                    source,
                    "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) NOT VALID"
                            .formatted(table.qualified(), name, condition));
        }
    }
}
