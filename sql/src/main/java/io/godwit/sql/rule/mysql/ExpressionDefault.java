package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Parts;

/**
 * A default that is computed, by the rules for expressions.
 *
 * <pre>
 * before  `token` char(36) DEFAULT (uuid())
 * after   "token" character varying(36) DEFAULT gen_random_uuid()::text
 * </pre>
 */
public final class ExpressionDefault implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : Defaults.open(table)) {
            Expression value = Defaults.value(column);
            boolean zeroDate = Defaults.isZeroDate(value) && column.sourceType().is("date", "datetime", "timestamp");
            boolean sequence = value instanceof Call call && call.name().equals("nextval");
            if (zeroDate || sequence || isConstant(value)) {
                continue;
            }
            Rewritten<Expression> rewritten = Fitting.into(column, table.rewrite(value, column.name()));
            if (readsColumns(value)) {
                table.issue(
                        Problem.DEFAULT_NOT_CONVERTED,
                        column.name(),
                        "It reads another column.",
                        column.source().place());
            } else if (rewritten.understood()) {
                column.defaultSql(table.printer().expression(rewritten.tree()));
                table.issues().addAll(rewritten.issues());
            } else {
                table.issue(
                        Problem.DEFAULT_NOT_CONVERTED,
                        column.name(),
                        rewritten.issues().getFirst().detail(),
                        column.source().place());
            }
        }
    }

    /** The target's defaults cannot. */
    private static boolean readsColumns(Expression value) {
        boolean[] found = {false};
        Parts.visit(value, part -> found[0] |= part instanceof Expression.Column);
        return found[0];
    }

    private static boolean isConstant(Expression value) {
        return value instanceof Expression.TextLiteral
                || value instanceof Expression.NumberLiteral
                || value instanceof Expression.BitsLiteral
                || value instanceof Expression.BytesLiteral
                || value instanceof Expression.BooleanLiteral
                || value instanceof Expression.Negative(Expression.NumberLiteral ignored);
    }
}
