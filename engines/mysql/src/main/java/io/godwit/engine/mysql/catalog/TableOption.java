package io.godwit.engine.mysql.catalog;

/** Keys of a table's options in the catalog. */
public final class TableOption {
    /** {@code BASE TABLE} or {@code SYSTEM VERSIONED}. */
    public static final String TYPE = "type";

    /** What stands in CREATE_OPTIONS: {@code partitioned}, {@code row_format=COMPRESSED}, {@code ENCRYPTED=YES} … */
    public static final String CREATE_OPTIONS = "create_options";

    public static final String ROW_FORMAT = "row_format";

    /** The next value of the generator, as the server last cached it. */
    public static final String AUTO_INCREMENT = "auto_increment";

    /** Bytes of the secondary indexes, beside the table's own. */
    public static final String INDEX_BYTES = "index_bytes";

    private TableOption() {}
}
