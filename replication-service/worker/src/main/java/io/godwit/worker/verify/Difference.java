package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one row differs, without its values.
 *
 * @param reason in words: which columns, or on which side the row is missing
 */
record Difference(byte[] key, String reason) {

    static Optional<Difference> of(TablePlan table, byte[] key, KeyedRows source, KeyedRows target) {
        if (source.refused(key)) {
            return Optional.empty();
        }
        long[] left = source.fields(key);
        long[] right = target.fields(key);
        if (left == null && right == null) {
            return Optional.empty();
        }
        if (left == null) {
            return Optional.of(new Difference(key, "The target has a row that the source has not."));
        }
        if (right == null) {
            return Optional.of(new Difference(key, "The row is missing in the target."));
        }
        if (Arrays.equals(left, right)) {
            return Optional.empty();
        }
        var columns = new TreeSet<String>();
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                int ordinal = table.columns().get(i).source();
                table.sourceColumns().stream()
                        .filter(column -> column.ordinal() == ordinal)
                        .forEach(column -> columns.add(column.name()));
            }
        }
        return Optional.of(new Difference(key, "These columns differ: " + String.join(", ", columns) + "."));
    }
}
