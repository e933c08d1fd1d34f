package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Rewritten;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Operator;

/** Expressions whose value goes into a column. */
final class Fitting {
    private Fitting() {}

    /**
     * What is true is 1 in a column of numbers, a number is true in a boolean one if it is not zero, and a text is read as a UUID
     * where the column is one.
     */
    static Rewritten<Expression> into(ColumnDraft column, Rewritten<Expression> value) {
        Kind kind = value.types().of(value.tree()).kind();
        boolean truth = column.type().is("boolean");
        if (kind == Kind.BOOLEAN && !truth) {
            return value.with(Build.cast(value.tree(), "integer"));
        }
        if (column.type().is("uuid") && kind != Kind.UUID) {
            return value.with(Build.cast(value.tree(), "uuid"));
        }
        return truth && kind.isNumber()
                ? value.with(Build.binary(value.tree(), Operator.NOT_EQUAL, Build.number(0)))
                : value;
    }

    /** Whether the column takes each value that there can be as it is: true of truth values and of integers. */
    static boolean holdsAll(ColumnDraft column, Rewritten<Expression> value) {
        ValueType type = value.types().of(value.tree());
        int bits = switch (column.type().name()) {
            case "smallint" -> 16;
            case "integer" -> 32;
            case "bigint" -> 64;
            default -> 0;
        };
        return switch (type.kind()) {
            case BOOLEAN -> bits > 0 || column.type().is("boolean");
            case INTEGER -> type.bits() <= bits;
            default -> false;
        };
    }
}
