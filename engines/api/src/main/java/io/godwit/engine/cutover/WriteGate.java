package io.godwit.engine.cutover;

import io.godwit.engine.catalog.TableName;
import java.util.List;
import java.util.OptionalLong;

/**
 * Stops and allows writes on a source, and proves which of the two holds (H24). A connection of its own.
 *
 * <p>Every method may be repeated: freezing what is frozen changes nothing.
 */
public interface WriteGate extends AutoCloseable {

    /** Whether this account may freeze the whole server; otherwise a person does it and Godwit proves it. */
    boolean mayFreeze();

    /** The statements that {@link #freeze} would execute, for the plan of a cut-over and for a person who does it. */
    List<String> freezeStatements();

    List<String> thawStatements();

    void freeze();

    void thaw();

    /** Whether any switch is on that {@link #freeze} sets, whoever set it. */
    boolean frozen();

    /**
     * Whatever still writes or may write: switches that are off, sessions that bypass them, prepared transactions, a
     * running scheduler. Empty: nothing can be written, and nothing is being written.
     */
    List<String> openings();

    /** The next value that the source's generator would give for this table, uncached; empty where it has none (H26). */
    OptionalLong nextIdentity(TableName table);

    @Override
    void close();
}
