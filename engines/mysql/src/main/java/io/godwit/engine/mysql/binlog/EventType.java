package io.godwit.engine.mysql.binlog;

/**
 * Types of events in the binary log. Source: {@code libbinlogevents/include/binlog_event.h} of MySQL, {@code
 * sql/log_event.h} of MariaDB.
 */
final class EventType {
    static final int QUERY = 2;
    static final int STOP = 3;
    static final int ROTATE = 4;
    static final int INTVAR = 5;
    static final int RAND = 13;
    static final int USER_VAR = 14;
    static final int FORMAT_DESCRIPTION = 15;
    static final int XID = 16;
    static final int TABLE_MAP = 19;
    static final int WRITE_ROWS_1 = 23;
    static final int UPDATE_ROWS_1 = 24;
    static final int DELETE_ROWS_1 = 25;
    static final int INCIDENT = 26;
    static final int HEARTBEAT = 27;
    static final int IGNORABLE = 28;
    static final int ROWS_QUERY = 29;
    static final int WRITE_ROWS_2 = 30;
    static final int UPDATE_ROWS_2 = 31;
    static final int DELETE_ROWS_2 = 32;
    static final int GTID = 33;
    static final int ANONYMOUS_GTID = 34;
    static final int PREVIOUS_GTIDS = 35;
    static final int TRANSACTION_CONTEXT = 36;
    static final int VIEW_CHANGE = 37;
    static final int XA_PREPARE = 38;
    static final int PARTIAL_UPDATE_ROWS = 39;
    static final int TRANSACTION_PAYLOAD = 40;
    static final int HEARTBEAT_2 = 41;
    static final int GTID_TAGGED = 42;
    static final int ANNOTATE_ROWS = 160;
    static final int BINLOG_CHECKPOINT = 161;
    static final int MARIADB_GTID = 162;
    static final int MARIADB_GTID_LIST = 163;
    static final int START_ENCRYPTION = 164;
    static final int QUERY_COMPRESSED = 165;
    static final int WRITE_ROWS_COMPRESSED_1 = 166;
    static final int UPDATE_ROWS_COMPRESSED_1 = 167;
    static final int DELETE_ROWS_COMPRESSED_1 = 168;
    static final int WRITE_ROWS_COMPRESSED = 169;
    static final int UPDATE_ROWS_COMPRESSED = 170;
    static final int DELETE_ROWS_COMPRESSED = 171;

    private EventType() {}

    /** A name for a person who looks into the server's documentation. */
    static String name(int type) {
        return switch (type) {
            case 0 -> "UNKNOWN_EVENT";
            case 1 -> "START_EVENT_V3";
            case INTVAR -> "INTVAR_EVENT";
            case 6, 12 -> "LOAD_EVENT";
            case RAND -> "RAND_EVENT";
            case USER_VAR -> "USER_VAR_EVENT";
            case 17 -> "BEGIN_LOAD_QUERY_EVENT";
            case 18 -> "EXECUTE_LOAD_QUERY_EVENT";
            case INCIDENT -> "INCIDENT_EVENT";
            case XA_PREPARE -> "XA_PREPARE_LOG_EVENT";
            case PARTIAL_UPDATE_ROWS -> "PARTIAL_UPDATE_ROWS_EVENT";
            case TRANSACTION_PAYLOAD -> "TRANSACTION_PAYLOAD_EVENT";
            case GTID_TAGGED -> "GTID_TAGGED_LOG_EVENT";
            case START_ENCRYPTION -> "START_ENCRYPTION_EVENT";
            default -> "type " + type;
        };
    }
}
