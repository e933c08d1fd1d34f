package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.TableElement.Generated;

/**
 * A generated column is computed by the target only where its value is the same in every case: where an integer or a truth
 * value is computed, the column holds each that there can be, and no day is read, for the target has no zero dates. The source
 * stores other types in their own way: it cuts a text, pads it, writes leading zeros, rounds. Else the values come from the source, and a trigger
 * computes the column from the cut-over on.
 *
 * <pre>
 * before  `total` bigint GENERATED ALWAYS AS (`n` * 2) VIRTUAL
 * after   "total" bigint GENERATED ALWAYS AS ("n"::bigint * 2) STORED
 * </pre>
 */
public final class GeneratedColumns implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            column.source().generated().ifPresent(g -> convert(table, column, g));
        }
    }

    private static void convert(TableDraft table, ColumnDraft column, Generated generated) {
        Expression expression = GeneratedExpressions.expanded(table, generated.expression());
        Rewritten<Expression> computed = table.rewrite(expression, column.name());
        Rewritten<Expression> rewritten = Fitting.into(column, computed);
        String sql = table.printer().expression(rewritten.tree());
        if (!rewritten.understood()) {
            table.issue(
                    Problem.GENERATED_COLUMN_NOT_CONVERTED,
                    column.name(),
                    rewritten.issues().getLast().detail(),
                    column.source().place());
        } else if (expression.equals(generated.expression())
                && Exactness.isExact(rewritten)
                && Fitting.holdsAll(column, computed)
                && !Exactness.readsDays(computed)) {
            column.generatedSql(sql);
        } else {
            table.issues().addAll(rewritten.issues());
            GeneratedExpressions.addTrigger(table, column, sql);
            table.issue(
                    Problem.GENERATED_COLUMN_BY_TRIGGER,
                    column.name(),
                    sql,
                    column.source().place());
        }
    }
}
