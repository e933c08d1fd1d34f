package io.godwit.engine.chunk;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.util.List;

/**
 * Reads rows of one table in canonical form: of a source for loading and comparing, of a target for comparing.
 *
 * <p>One connection, one thread at a time. A read blocks until its last row was taken by the sink; memory is bounded by
 * one buffer. Columns come in the order of {@link TablePlan#columns}. Reading twice changes nothing.
 */
public interface RowReader extends AutoCloseable {

    ServerIdentity server();

    /** Cuts a table into ranges of about {@code rows} rows each; one whole range for small and keyless tables. */
    List<KeyRange> split(TablePlan table, long rows);

    /** Reads a range. On a source the watermark is taken as its engine must take it (H5). */
    Reading read(TablePlan table, KeyRange range, RowSink sink);

    /**
     * Reads a table without a key whole, from a consistent snapshot of its own; the reading's watermark is exactly that
     * snapshot (H6).
     */
    Reading readExact(TablePlan table, RowSink sink);

    /** Reads the rows with these keys (tuples of the identity columns in canonical form); those that exist. */
    Reading readKeys(TablePlan table, List<byte[]> keys, RowSink sink);

    /** The number of rows now. */
    default long count(TablePlan table) {
        RowSink nothing = new RowSink() {
            @Override
            public void rows(RowBuffer buffer) {}

            @Override
            public void refused(Refusal refusal) {}
        };
        Reading reading = read(table, KeyRange.ALL, nothing);
        return reading.rows() + reading.refused();
    }

    /**
     * What policies make of the values that are there now: one entry for each column of which values are carried as others,
     * with their number. Reads the whole table where it has such columns, nothing where it has none.
     */
    default List<Altered> altered(TablePlan table) {
        return List.of();
    }

    @Override
    void close();

    /**
     * @param column the source's name
     * @param policy and its choice, {@code zero-date=null}
     * @param rule the rule that would refuse the values otherwise, a code of the catalogue of problems
     */
    record Altered(String column, String policy, String rule, long values) {}
}
