package io.godwit.engine.mysql.precondition;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.server.ServerState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The binary log: that it is written, holds whole rows of the database, and is kept long enough (H7, H9, H11, H21). */
final class LogChecks {
    /** A careful guess of what a load moves; half of it is enough for the retention to be twice as long. */
    private static final long LOAD_BYTES_PER_SECOND = 20_000_000;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final ServerState state;
    private final CheckList checks;
    private final Schema schema;
    private final Catalog catalog;

    LogChecks(ServerState state, CheckList checks, Schema schema, Catalog catalog) {
        this.state = state;
        this.checks = checks;
        this.schema = schema;
        this.catalog = catalog;
    }

    void run() {
        if (!state.on("log_bin")) {
            checks.fail(
                    SourceRule.BINARY_LOG,
                    "log_bin is OFF: changes during the move could not be followed.",
                    "Set log_bin = ON, binlog_format = ROW and a server_id in the server's configuration, and restart it.");
            return;
        }
        checks.looked(SourceRule.BINARY_LOG, "log_bin is ON.");
        format();
        rowImage();
        metadata();
        checksum();
        retention();
        serverId();
        filter();
        content();
    }

    private void format() {
        String format = state.variable("binlog_format");
        if (!format.equals("ROW") && state.has("binlog_format")) {
            checks.fail(
                    SourceRule.LOG_FORMAT,
                    "binlog_format is " + format + ".",
                    "SET GLOBAL binlog_format = 'ROW'; sessions opened before keep the old value.");
        }
        otherSessions();
        checks.looked(
                SourceRule.LOG_FORMAT,
                "binlog_format is ROW. A session that sets another one is noticed when it writes, and stops the stream.");
    }

    /** Sessions keep the value they began with; MySQL's performance schema shows it to who may read that. */
    private void otherSessions() {
        if (state.mariaDb()) {
            return;
        }
        Optional<TextRows> rows = state.ask("SELECT COUNT(*) FROM performance_schema.variables_by_thread"
                + " WHERE VARIABLE_NAME = 'binlog_format' AND VARIABLE_VALUE <> 'ROW'");
        long others = rows.map(found -> found.only().number(0)).orElse(0L);
        if (others > 0) {
            checks.fail(
                    SourceRule.LOG_FORMAT,
                    others + " open sessions still have another binlog_format.",
                    "Let these sessions connect anew: restart the application's pool, or KILL them. They are those of"
                            + " performance_schema.variables_by_thread with another binlog_format.");
        }
    }

    private void rowImage() {
        String image = state.variable("binlog_row_image");
        if (!image.equals("FULL")) {
            checks.fail(
                    SourceRule.ROW_IMAGE,
                    "binlog_row_image is " + image + ".",
                    "SET GLOBAL binlog_row_image = 'FULL'; sessions opened before keep the old value.");
        }
        checks.looked(SourceRule.ROW_IMAGE, "binlog_row_image is FULL.");
    }

    private void metadata() {
        String metadata = state.variable("binlog_row_metadata");
        if (!metadata.equals("FULL")) {
            checks.warn(
                    SourceRule.ROW_METADATA,
                    metadata.isEmpty()
                            ? "This version cannot write column names to the log: of a changed structure only number and"
                                    + " types of columns can be compared."
                            : "binlog_row_metadata is " + metadata
                                    + ": of a changed structure only number and types of columns can be compared.",
                    metadata.isEmpty()
                            ? "Do not change tables during the migration."
                            : "SET GLOBAL binlog_row_metadata = 'FULL'");
        }
        checks.looked(SourceRule.ROW_METADATA, "binlog_row_metadata is FULL.");
    }

    private void checksum() {
        String checksum = state.variable("binlog_checksum");
        if (checksum.equals("NONE")) {
            checks.warn(
                    SourceRule.LOG_CHECKSUM,
                    "binlog_checksum is NONE: a damaged event could be taken for a change.",
                    "SET GLOBAL binlog_checksum = 'CRC32'");
        }
        checks.looked(SourceRule.LOG_CHECKSUM, "binlog_checksum is " + checksum + ".");
    }

    private void retention() {
        Duration kept = kept();
        long bytes = catalog.tables().stream().mapToLong(Table::bytes).sum();
        Duration load = Duration.ofSeconds(bytes / LOAD_BYTES_PER_SECOND);
        Duration needed = load.multipliedBy(2).compareTo(SHORTEST) < 0 ? SHORTEST : load.multipliedBy(2);
        String remedy = state.has("binlog_expire_logs_seconds")
                ? "SET GLOBAL binlog_expire_logs_seconds = 604800"
                : "SET GLOBAL expire_logs_days = 7";
        if (!kept.isZero() && kept.compareTo(needed) < 0) {
            checks.fail(
                    SourceRule.LOG_RETENTION,
                    "The log is kept for " + words(kept) + "; the move needs about " + words(needed) + ".",
                    remedy);
        } else if (!kept.isZero() && kept.compareTo(DAY) < 0) {
            checks.warn(
                    SourceRule.LOG_RETENTION,
                    "The log is kept for " + words(kept) + ": a migration that pauses longer must load anew.",
                    remedy);
        }
        limit("max_binlog_total_size");
        limit("binlog_space_limit");
        checks.looked(
                SourceRule.LOG_RETENTION,
                kept.isZero()
                        ? "The log is kept until it is purged by hand."
                        : "The log is kept for " + words(kept) + ".");
    }

    private void limit(String variable) {
        if (state.number(variable) > 0) {
            checks.warn(
                    SourceRule.LOG_RETENTION,
                    variable + " is " + state.number(variable) + " bytes: busy writing deletes the log early.",
                    "SET GLOBAL " + variable + " = 0 for the time of the migration, with an eye on the disk.");
        }
    }

    /** How long log files are kept; zero for ever. */
    private Duration kept() {
        long seconds = state.number("binlog_expire_logs_seconds");
        if (seconds > 0) {
            return Duration.ofSeconds(seconds);
        }
        String days = state.variable("expire_logs_days");
        return days.isEmpty() ? Duration.ZERO : Duration.ofSeconds((long) (Double.parseDouble(days) * 86_400));
    }

    private static String words(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        return time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }

    private void serverId() {
        if (state.number("server_id") == 0) {
            checks.fail(
                    SourceRule.SERVER_ID,
                    "server_id is 0: the server hands its log to nobody.",
                    "SET GLOBAL server_id = 1, and in the server's configuration.");
        }
        checks.looked(SourceRule.SERVER_ID, "server_id is " + state.variable("server_id") + ".");
    }

    private void filter() {
        Optional<TextRows> status = state.logStatus();
        if (status.isEmpty() || status.get().size() == 0) {
            // The missing right is a check of its own.
            return;
        }
        List<String> only = list(status.get().rows().getFirst().text(2));
        List<String> never = list(status.get().rows().getFirst().text(3));
        if ((!only.isEmpty() && !only.contains(schema.name())) || (only.isEmpty() && never.contains(schema.name()))) {
            checks.fail(
                    SourceRule.LOG_FILTER,
                    only.isEmpty()
                            ? "binlog_ignore_db names " + schema.name() + "."
                            : "binlog_do_db names " + String.join(", ", only) + ", not " + schema.name() + ".",
                    "Remove the filter from the server's configuration and restart it.");
        }
        checks.looked(SourceRule.LOG_FILTER, "No filter leaves " + schema.name() + " out.");
    }

    private static List<String> list(String names) {
        return names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
    }

    private void content() {
        if (state.on("binlog_transaction_compression")) {
            checks.fail(
                    SourceRule.LOG_COMPRESSION,
                    "binlog_transaction_compression is ON; compressed transactions are not read yet.",
                    "SET GLOBAL binlog_transaction_compression = OFF; sessions opened before keep the old value.");
        }
        checks.looked(
                SourceRule.LOG_COMPRESSION,
                state.on("log_bin_compress")
                        ? "log_bin_compress is ON; such events are read."
                        : "Nothing in it is compressed.");
        if (state.variable("binlog_row_value_options").contains("PARTIAL_JSON")) {
            checks.fail(
                    SourceRule.PARTIAL_JSON,
                    "binlog_row_value_options is PARTIAL_JSON.",
                    "SET GLOBAL binlog_row_value_options = ''; sessions opened before keep the old value.");
        }
        checks.looked(SourceRule.PARTIAL_JSON, "binlog_row_value_options is empty.");
        boolean encrypted = state.on("encrypt_binlog") || state.on("binlog_encryption");
        checks.looked(
                SourceRule.LOG_ENCRYPTION,
                encrypted ? "It is encrypted on disk; the server decrypts it for readers." : "It is not encrypted.");
    }
}
