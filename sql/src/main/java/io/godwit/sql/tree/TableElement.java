package io.godwit.sql.tree;

import io.godwit.sql.token.Place;
import java.util.List;
import java.util.Optional;

/** What stands between the parentheses of CREATE TABLE. */
public sealed interface TableElement extends Node {

    /**
     * @param typeText the type as written, without attributes that are no part of it
     * @param checks written at the column
     */
    record ColumnDefinition(
            String name,
            DataType type,
            String typeText,
            boolean nullable,
            Optional<Expression> defaultValue,
            Optional<Expression> onUpdate,
            boolean autoIncrement,
            Optional<Generated> generated,
            boolean invisible,
            Optional<String> comment,
            List<CheckDefinition> checks,
            List<String> attributes,
            Place place)
            implements TableElement {
        public ColumnDefinition {
            checks = List.copyOf(checks);
            attributes = List.copyOf(attributes);
        }
    }

    /** @param stored else it is computed when it is read */
    record Generated(Expression expression, boolean stored) {}

    /**
     * @param method {@code btree}, {@code hash}, where it is said
     * @param hidden INVISIBLE, IGNORED: kept up to date, not used by the planner
     * @param withoutOverlaps the period of which no two rows with equal other parts may overlap
     */
    record KeyDefinition(
            Kind kind,
            Optional<String> name,
            List<KeyPart> parts,
            Optional<String> method,
            Optional<String> comment,
            boolean hidden,
            Optional<String> withoutOverlaps,
            Place place)
            implements TableElement {
        public KeyDefinition {
            parts = List.copyOf(parts);
        }

        /** Kinds of keys. */
        public enum Kind {
            PRIMARY,
            UNIQUE,
            INDEX,
            FULLTEXT,
            SPATIAL,
            VECTOR
        }
    }

    /** @param expression a column, else what is computed; @param prefix leading characters or bytes, 0 for all */
    record KeyPart(Expression expression, int prefix, boolean descending) {}

    /** @param onDelete in upper case, {@code NO ACTION} where nothing is said */
    record ForeignKeyDefinition(
            Optional<String> name,
            List<String> columns,
            QualifiedName parent,
            List<String> parentColumns,
            String onDelete,
            String onUpdate,
            Place place)
            implements TableElement {
        public ForeignKeyDefinition {
            columns = List.copyOf(columns);
            parentColumns = List.copyOf(parentColumns);
        }
    }

    record CheckDefinition(Optional<String> name, Expression condition, boolean enforced, Place place)
            implements TableElement {}

    /** {@code PERIOD FOR name (from, to)}. */
    record PeriodDefinition(String name, String from, String to) implements TableElement {}

    /** Not understood; kept as it is written. */
    record UnparsedElement(String text, String reason, Place place) implements TableElement {}
}
