package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import java.util.Optional;

/**
 * A constant in the form of the target's type; MySQL writes numbers as texts too.
 *
 * <pre>
 * before  `flags` bit(4) DEFAULT b'101', `n` int DEFAULT '7'
 * after   "flags" bit(4) DEFAULT B'0101', "n" integer DEFAULT 7
 * </pre>
 */
public final class LiteralDefault implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : Defaults.open(table)) {
            Expression value = Defaults.value(column);
            Optional<String> literal = text(value);
            if (literal.isEmpty() || (isDate(column) && Defaults.isZeroDate(value))) {
                continue;
            }
            Optional<String> sql = Literals.sql(literal.get(), column.type(), table.printer(), value);
            sql.ifPresent(column::defaultSql);
            if (sql.isEmpty()) {
                table.issue(
                        Problem.DEFAULT_NOT_CONVERTED,
                        column.name(),
                        "It is no value of " + table.printer().type(column.type()) + ".",
                        column.source().place());
            }
        }
    }

    private static boolean isDate(ColumnDraft column) {
        DataType type = column.sourceType();
        return type.is("date", "datetime", "timestamp");
    }

    /** The constant's text; empty for what is no constant. */
    private static Optional<String> text(Expression value) {
        return switch (value) {
            case TextLiteral text -> Optional.of(text.value());
            case NumberLiteral number -> Optional.of(number.text());
            case Negative(NumberLiteral number) -> Optional.of("-" + number.text());
            case BooleanLiteral truth -> Optional.of(truth.value() ? "1" : "0");
            case BitsLiteral bits -> Optional.of(bits.bits());
            case BytesLiteral bytes -> Optional.of(bytes.hex());
            default -> Optional.empty();
        };
    }
}
