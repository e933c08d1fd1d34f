package io.godwit.engine.mysql.client;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;

/**
 * What an error packet means: the kind decides about retries, the remedy is for a person. The server's own words are kept,
 * except where they may hold values of a row.
 *
 * <p>Source: "MySQL 8.0 Error Message Reference", "MariaDB Error Codes".
 */
final class ServerErrors {
    static final int UNKNOWN_VARIABLE = 1193;

    private ServerErrors() {}

    /** An error packet, taken apart. */
    record ServerError(int code, String sqlState, String message, String peer) {}

    /** Reads the error packet whose first byte (0xff) is still unread. */
    static ServerError parse(Packets packets) {
        Payload payload = new Payload(packets);
        payload.skip(1);
        int code = payload.int2();
        String state = "HY000";
        if (payload.remaining() >= 6) {
            byte[] array = packets.array();
            if (array[packets.offset() + 3] == '#') {
                payload.skip(1);
                state = payload.text(5);
            }
        }
        return new ServerError(code, state, payload.text(payload.remaining()), packets.peer());
    }

    static EngineException exception(ServerError error) {
        String message = withoutValues(error);
        return new EngineException(
                kind(error.code()),
                error.peer() + " answered: " + message + " (error " + error.code() + ").",
                remedy(error.code()),
                error.sqlState(),
                null);
    }

    private static String withoutValues(ServerError error) {
        return switch (error.code()) {
            case 1062, 1264, 1265, 1292, 1366, 1411, 1525, 1586 -> "a value was refused";
            case 1064 -> "the statement has a syntax error";
            default -> error.message();
        };
    }

    private static Kind kind(int code) {
        return switch (code) {
            // Access denied for user; not allowed host; password expired, must change; account locked.
            case 1045, 1130, 1251, 1524, 1698, 1820, 1862, 3118, 4151, 3159, 3955 -> Kind.AUTHENTICATION;
            // Database, table, column, routine denied; one of several rights is missing.
            case 1044, 1142, 1143, 1227, 1370, 1410, 1419, 1873 -> Kind.PRIVILEGE;
            // Deadlock, lock wait time-out, XA deadlock, statement interrupted or out of time.
            case 1205, 1213, 1614, 1317, 1969, 3024, 3572, 1637 -> Kind.TRANSIENT;
            // Too many connections, shutdown, killed, blocked, aborted, network.
            case 1040, 1053, 1077, 1079, 1080, 1129, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1226, 1927, 3169, 4031 ->
                Kind.UNREACHABLE;
            case 1021, 1037, 1038, 1041, 1114, 3 -> Kind.RESOURCES;
            case 1049 -> Kind.WRONG_SERVER;
            case 1236, 1789 -> Kind.POSITION_LOST;
            // No such table, column, routine, trigger, event, sequence, view.
            case 1146, 1054, 1051, 1109, 1305, 1360, 1539, 4091, 4092 -> Kind.SCHEMA_CHANGED;
            default -> Kind.STATEMENT;
        };
    }

    private static String remedy(int code) {
        return switch (code) {
            case 1045, 1698 -> "Check user name, password and the host from which the account may sign in.";
            case 1130 -> "Allow this host: CREATE USER 'name'@'host' … on the server.";
            case 1129 -> "Unblock this host: FLUSH HOSTS on the server.";
            case 1820, 1862 -> "Set a new password for the account: ALTER USER … IDENTIFIED BY …";
            case 3118, 4151 -> "Unlock the account: ALTER USER … ACCOUNT UNLOCK";
            case 3159 -> "The account or the server demands TLS: use the mode verify-full.";
            case 1049 -> "Name a database that exists, in its exact spelling.";
            case 1044, 1142, 1143, 1227, 1370 -> "Grant the account the right that is named.";
            case 1205, 1213, 1614 -> "Nothing: the work is tried again.";
            case 1040, 1203, 1226 ->
                "Raise max_connections or the account's limit (ALTER USER … WITH MAX_USER_CONNECTIONS), or migrate with fewer"
                        + " --loaders; Godwit needs about ten.";
            case 1021, 1114, 3 -> "Make room on the server's disk.";
            case 1236, 1789 -> "The binary log no longer holds this position: migrate anew, with a longer retention.";
            case 1153 -> "Raise max_allowed_packet on the server.";
            case 1146, 1054, 1051, 1109, 1305, 1360, 1539, 4091, 4092 ->
                "The structure changed: assess and convert again, or reload the table.";
            default -> "";
        };
    }
}
