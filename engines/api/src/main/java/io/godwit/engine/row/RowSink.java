package io.godwit.engine.row;

/** Takes rows as they are read. Called on the reader's thread; blocking it is the back-pressure. */
public interface RowSink {

    /** A buffer of complete rows; the reader clears and reuses it after the call. */
    void rows(RowBuffer buffer);

    /** A row that cannot be encoded without changing it; it is in no buffer and must go to the ledger (H17). */
    void refused(Refusal refusal);
}
