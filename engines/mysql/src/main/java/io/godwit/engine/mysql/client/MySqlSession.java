package io.godwit.engine.mysql.client;

import java.util.List;

/**
 * The one list of session settings that every connection of Godwit pins, so that no global setting of the server changes
 * what is read (H18): values, row counts and times come the same from every server.
 */
public final class MySqlSession {
    private static final String YEAR = "31536000";

    /** Known to every supported version. */
    private static final List<String> BOTH = List.of(
            "time_zone = '+00:00'",
            // Literals with backslash escapes, identifiers in backticks, no padding of CHAR, dates like 2023-02-30 as
            // bounds.
            "sql_mode = 'ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'",
            "autocommit = 1",
            // DEFAULT would be the global value, which may be a limit.
            "sql_select_limit = 18446744073709551615",
            "sql_big_selects = 1",
            "sql_safe_updates = 0",
            "sql_auto_is_null = 0",
            "sql_quote_show_create = 1",
            "completion_type = 'NO_CHAIN'",
            "div_precision_increment = 4",
            "group_concat_max_len = 16777216",
            "wait_timeout = " + YEAR,
            "interactive_timeout = " + YEAR,
            "net_write_timeout = " + YEAR,
            "net_read_timeout = " + YEAR,
            "lock_wait_timeout = 60");

    private static final List<String> MARIADB = List.of(
            "max_statement_time = 0",
            "idle_transaction_timeout = 0",
            "idle_readonly_transaction_timeout = 0",
            "idle_write_transaction_timeout = 0",
            "old_mode = ''",
            "system_versioning_asof = DEFAULT");

    private static final List<String> MYSQL = List.of(
            "max_execution_time = 0",
            "information_schema_stats_expiry = 0",
            "show_gipk_in_create_table_and_information_schema = 1");

    private MySqlSession() {}

    static void pin(MySqlConnection connection) {
        connection.execute("SET NAMES utf8mb4");
        connection.execute("SET " + String.join(", ", BOTH));
        for (String setting : connection.isMariaDb() ? MARIADB : MYSQL) {
            connection.known("SET " + setting);
        }
        connection.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    /** From here on the session cannot write, whatever rights the account has. */
    public static void readOnly(MySqlConnection connection) {
        connection.execute("SET SESSION TRANSACTION READ ONLY");
    }
}
