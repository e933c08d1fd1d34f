package io.godwit.engine.mysql.precondition;

/**
 * What a MySQL or MariaDB source must be and have. The number of a rule never changes and is never used again; ASM-0010 to
 * ASM-0059 are the sources'.
 */
public enum SourceRule {
    VERSION(10, "The server is too old", "The server's version is supported"),
    BINARY_LOG(11, "The source writes no binary log", "The source writes a binary log"),
    LOG_FORMAT(12, "The source writes no row changes", "The source writes row changes"),
    ROW_IMAGE(13, "The log does not hold whole rows", "The log holds whole rows"),
    ROW_METADATA(14, "The log does not name columns", "The log names columns"),
    LOG_CHECKSUM(15, "The log has no checksums", "The log has checksums"),
    LOG_RETENTION(16, "The log is deleted too early", "The log is kept long enough"),
    SERVER_ID(17, "The server has no server id", "The server has a server id"),
    LOG_FILTER(18, "The log leaves the database out", "The log holds the database"),
    LOG_COMPRESSION(19, "The log is compressed", "The log is not compressed"),
    PARTIAL_JSON(20, "The log holds parts of JSON values", "The log holds whole JSON values"),
    LOG_ENCRYPTION(21, "The log is encrypted on disk", "The log can be read as it is"),
    REPLICA(22, "The source is a replica", "The source is no replica"),
    REPLICA_LOG(23, "Replicated changes are not in the log", "All changes are in the log"),
    READ_ONLY(24, "The source is read only", "The source takes writes"),
    NAME_FOLDING(25, "The server folds the case of table names", "Table names keep their case"),
    POOLER(26, "A proxy lies between Godwit and the server", "The connection goes to the server itself"),
    PREPARED_TRANSACTIONS(27, "Prepared transactions are open", "No prepared transaction is open"),
    RIGHT_LOG(28, "The account may not read the log", "The account may read the log"),
    RIGHT_POSITION(29, "The account may not read the log's position", "The account may read the log's position"),
    RIGHT_SELECT(30, "The account may not read a table", "The account may read every selected table"),
    RIGHT_ALL(31, "There may be tables that the account does not see", "The account sees every table"),
    RIGHT_LOCK(32, "The account may not lock tables without a key", "No right to lock tables is missing"),
    RIGHT_FREEZE(33, "The account may not make the source read only", "The account may make the source read only"),
    RIGHT_TEXT(34, "The text of an object is hidden", "The text of every object can be read"),
    TABLE_KEY(35, "A table has no key", "Every table has a key"),
    TABLE_ENGINE(36, "A table's engine knows no transactions", "Every table's engine knows transactions"),
    TABLE_ELSEWHERE(37, "A table's rows lie elsewhere", "Every table holds its own rows"),
    TABLE_VERSIONED(38, "A table is system-versioned", "No table is system-versioned"),
    TABLE_BROKEN(39, "A table cannot be read", "Every table can be read"),
    CASCADES(40, "Foreign keys change rows beside the log", "Foreign keys that change rows are followed"),
    COLUMN_COMPRESSED(41, "A column is compressed", "No column is compressed"),
    COLUMN_SPATIAL(42, "A column is spatial", "No column is spatial"),
    COLUMN_UNKNOWN(43, "A column's type is not known", "Every column's type is known"),
    SEQUENCE(44, "A sequence's position does not move", "There are no sequences"),
    SELECTION(45, "Nothing is selected", "Tables are selected"),
    EVENT(46, "Events change rows by themselves", "No event runs by itself"),
    DISTRIBUTED(47, "Distributed transactions (XA) are in use", "No distributed transaction (XA) was seen");

    private final int number;
    private final String problem;
    private final String passed;

    SourceRule(int number, String problem, String passed) {
        this.number = number;
        this.problem = problem;
        this.passed = passed;
    }

    /** {@code ASM-0012}. */
    public String code() {
        return "ASM-%04d".formatted(number);
    }

    /** The problem as its name. */
    public String problem() {
        return problem;
    }

    /** What holds where there is no problem. */
    public String passed() {
        return passed;
    }
}
