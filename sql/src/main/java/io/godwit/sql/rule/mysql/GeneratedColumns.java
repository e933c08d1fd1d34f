package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.TableElement.Generated;

/**
 * A generated column is computed by the target only where its value is the same in every case. Else its values come from the
 * source, and a trigger computes it from the cut-over on.
 *
 * <pre>
 * before  `total` int GENERATED ALWAYS AS (`n` * `price`) VIRTUAL
 * after   "total" integer GENERATED ALWAYS AS ("n" * "price") STORED
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
        Rewritten<Expression> rewritten = Fitting.into(column, table.rewrite(expression, column.name()));
        String sql = table.printer().expression(rewritten.tree());
        if (!rewritten.understood()) {
            table.issue(
                    Problem.GENERATED_COLUMN_NOT_CONVERTED,
                    column.name(),
                    rewritten.issues().getLast().detail(),
                    column.source().place());
        } else if (expression.equals(generated.expression())
                && Exactness.isExact(rewritten)
                && !GeneratedExpressions.decides(table, column)) {
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
