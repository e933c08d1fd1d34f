package io.godwit.engine.mysql.row;

import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.row.RowBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/** Conditions over a table's key: ranges as an OR-ladder (H16), and lists of keys. */
final class KeyCondition {
    private final List<KeyColumn> columns;

    KeyCondition(List<KeyColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** {@code lower < key ≤ upper}, with {@code WHERE}; empty for the whole table. */
    String where(KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (range.lower().length > 0) {
            conditions.add(beyond(literals(range.lower()), ">", false));
        }
        if (range.upper().length > 0) {
            conditions.add(beyond(literals(range.upper()), "<", true));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The rows with these keys, with {@code WHERE}. */
    String where(List<byte[]> keys) {
        return keys.stream().map(this::equal).collect(Collectors.joining(" OR ", " WHERE ", ""));
    }

    private String equal(byte[] key) {
        List<String> parts = new ArrayList<>();
        fields(key, (column, field) -> parts.add(column.equal(key, field)));
        return "(" + String.join(" AND ", parts) + ")";
    }

    /** Whether the source finds this very key by its literals, so that it can bound a range. */
    boolean exact(byte[] key) {
        List<Boolean> exact = new ArrayList<>();
        fields(key, (column, field) -> exact.add(column.exact(key, field)));
        return !exact.contains(false);
    }

    String order() {
        return columns.stream().map(KeyColumn::name).collect(Collectors.joining(", "));
    }

    /**
     * The key lies beyond the bound: its first column does, or that is equal and its second does, and so on. A condition on
     * the first column alone stands before, for the optimizer.
     */
    private String beyond(List<String> bound, String comparison, boolean inclusive) {
        int last = columns.size() - 1;
        String first = columns.getFirst().expression();
        if (last == 0) {
            return first + " " + comparison + (inclusive ? "= " : " ") + bound.getFirst();
        }
        List<String> steps = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            String step = columns.get(i).expression() + " " + comparison + (inclusive && i == last ? "= " : " ")
                    + bound.get(i);
            steps.add(i == 0 ? step : "(" + equal(bound, i) + " AND " + step + ")");
        }
        return first + " " + comparison + "= " + bound.getFirst() + " AND (" + String.join(" OR ", steps) + ")";
    }

    private String equal(List<String> bound, int count) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(columns.get(i).expression() + " = " + bound.get(i));
        }
        return "(" + String.join(" AND ", parts) + ")";
    }

    private List<String> literals(byte[] tuple) {
        List<String> literals = new ArrayList<>();
        fields(tuple, (column, field) -> literals.add(column.literal(tuple, field)));
        return literals;
    }

    /** Each column with the place of its field in the tuple. */
    private void fields(byte[] tuple, ObjIntConsumer<KeyColumn> taker) {
        int at = 2;
        for (KeyColumn column : columns) {
            taker.accept(column, at);
            at += 4 + Math.max(0, RowBuffer.getInt(tuple, at));
        }
    }
}
