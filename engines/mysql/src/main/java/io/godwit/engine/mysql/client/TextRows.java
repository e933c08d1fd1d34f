package io.godwit.engine.mysql.client;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small result in memory: catalogs and answers to questions, never a table's rows. */
public record TextRows(List<ColumnDefinition> columns, List<Row> rows) implements Iterable<TextRows.Row> {

    public int size() {
        return rows.size();
    }

    /** The only row; throws when there are more or none. */
    public Row only() {
        if (rows.size() != 1) {
            throw new IllegalStateException("one row was expected, " + rows.size() + " came");
        }
        return rows.getFirst();
    }

    @Override
    public Iterator<Row> iterator() {
        return rows.iterator();
    }

    /** One row; columns count from 0. */
    public static final class Row {
        private final byte[] @Nullable [] fields;

        Row(byte[] @Nullable [] fields) {
            this.fields = fields;
        }

        public byte @Nullable [] bytes(int column) {
            return fields[column];
        }

        public @Nullable String textOrNull(int column) {
            byte[] value = fields[column];
            return value == null ? null : new String(value, StandardCharsets.UTF_8);
        }

        /** The value, or the empty string for NULL. */
        public String text(int column) {
            String value = textOrNull(column);
            return value == null ? "" : value;
        }

        public boolean isNull(int column) {
            return fields[column] == null;
        }

        /** The value as a number, or 0 for NULL; the largest long for what is larger. */
        public long number(int column) {
            String value = textOrNull(column);
            if (value == null || value.isEmpty()) {
                return 0;
            }
            var number = new java.math.BigDecimal(value).toBigInteger();
            return number.bitLength() > 63
                    ? (number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                    : number.longValue();
        }
    }
}
