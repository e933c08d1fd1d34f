package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyCondition;
import io.godwit.engine.postgresql.rows.Literals;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.target.TaskState.LedgerCounts;
import io.godwit.engine.target.TaskState.LedgerEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the target does not hold as the source does (H17). One open entry per key; entries of tables without a key stand
 * each for itself. All methods run in the caller's transaction: an entry is there exactly when its chunk or batch is.
 */
public final class Ledger {
    /** Rules of the catalogue of problems that this engine finds by itself. */
    public static final String RULE_REFUSED = "REP-0150";

    public static final String RULE_UPDATE_MISSED = "REP-0201";
    public static final String RULE_DELETE_MISSED = "REP-0202";
    public static final String RULE_INSERT_MET = "REP-0203";
    public static final String RULE_COPIES_MISSED = "REP-0204";
    public static final String RULE_LOG_CONTRADICTS = "REP-0205";

    private final UUID task;

    public Ledger(UUID task) {
        this.task = task;
    }

    /** Why a row is in the ledger. @param payload sealed by who gives it (H30) */
    public record Entry(String kind, byte[] key, String column, String rule, String reason, byte @Nullable [] payload) {

        public static Entry refused(byte[] key, @Nullable EngineException why) {
            String reason = why == null ? "for no reason given" : String.valueOf(why.getMessage());
            return new Entry(LedgerEntry.REFUSED, key, "", RULE_REFUSED, "The target refuses the row: " + reason, null);
        }

        public static Entry of(Refusal refusal) {
            return new Entry(
                    LedgerEntry.REFUSED,
                    refusal.key(),
                    refusal.column(),
                    refusal.rule(),
                    refusal.reason(),
                    refusal.payload());
        }

        public static Entry divergence(byte[] key, String rule, String reason) {
            return new Entry(LedgerEntry.DIVERGENCE, key, "", rule, reason, null);
        }
    }

    /** Opens an entry; false where the key had one, which is then brought up to date. */
    public boolean open(Session session, TablePlan table, Entry entry) {
        return session.one(
                        """
                        INSERT INTO godwit.ledger AS l (task, tbl, kind, key, key_text, col, rule, reason, payload)
                        VALUES (?, ?, ?, ?, ?, coalesce(nullif(?, ''), (
                            SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_constraint c
                            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                            WHERE c.conrelid = to_regclass(?) AND c.conname = ?), ''), ?, ?, ?)
                        ON CONFLICT (task, tbl, sha256(key)) WHERE closed_at IS NULL AND octet_length(key) > 0
                        DO UPDATE SET (kind, col, rule, reason, payload) =
                            ROW(excluded.kind, excluded.col, excluded.rule, excluded.reason, excluded.payload)
                        RETURNING xmax = 0
                        """,
                        row -> row.getBoolean(1),
                        task,
                        table.id(),
                        entry.kind(),
                        entry.key(),
                        keyText(table, entry.key()),
                        entry.column(),
                        Names.table(table.target()),
                        Failures.constraint(entry.reason()),
                        entry.rule(),
                        entry.reason(),
                        entry.payload())
                .orElse(false);
    }

    /** Opens an entry where the key has none: a comparison that finds again what is known adds nothing. */
    void openIfNew(Session session, TablePlan table, Entry entry) {
        if (entry.key().length == 0
                || openAmong(session, table.id(), List.of(entry.key())).isEmpty()) {
            open(session, table, entry);
        }
    }

    /** Keys of open entries that are among these. */
    public List<byte[]> openAmong(Session session, int table, List<byte[]> keys) {
        return session.list(
                "SELECT key FROM godwit.ledger WHERE task = ? AND tbl = ? AND closed_at IS NULL"
                        + " AND octet_length(key) > 0 AND sha256(key) IN (SELECT sha256(k) FROM unnest(?) k)",
                row -> row.getBytes(1),
                task,
                table,
                keys.toArray(byte[][]::new));
    }

    /** Closes what is open for these keys: they are as they should be, or gone. */
    public int close(Session session, int table, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return 0;
        }
        return session.update(
                "UPDATE godwit.ledger SET closed_at = clock_timestamp() WHERE task = ? AND tbl = ? AND closed_at IS NULL"
                        + " AND octet_length(key) > 0 AND sha256(key) IN (SELECT sha256(k) FROM unnest(?) k)",
                task,
                table,
                keys.toArray(byte[][]::new));
    }

    /** Closes all that is open for a table: it is read again whole, or was emptied. */
    public int closeAll(Session session, int table) {
        return session.update(
                "UPDATE godwit.ledger SET closed_at = clock_timestamp() WHERE task = ? AND tbl = ? AND closed_at IS NULL",
                task,
                table);
    }

    /** Closes those that are as they were read: each change of a row gives it another {@code xmin}. */
    void settle(Session session, List<LedgerEntry> entries) {
        session.update(
                "UPDATE godwit.ledger l SET closed_at = clock_timestamp() FROM unnest(?, ?) AS e (id, version)"
                        + " WHERE l.task = ? AND l.id = e.id AND l.xmin::text::bigint = e.version AND l.closed_at IS NULL",
                entries.stream().map(LedgerEntry::id).toArray(Long[]::new),
                entries.stream().map(LedgerEntry::version).toArray(Long[]::new),
                task);
    }

    /** Closes what is open for keys in this range, as this server orders them. */
    public void closeRange(Session session, TablePlan table, KeyRange range) {
        List<byte[]> open = openKeys(session, table.id());
        for (int from = 0; from < open.size(); from += 500) {
            List<byte[]> some = open.subList(from, Math.min(open.size(), from + 500));
            List<Integer> within = session.list(KeyCondition.within(table, some, range), row -> row.getInt(1));
            close(session, table.id(), within.stream().map(some::get).toList());
        }
    }

    private List<byte[]> openKeys(Session session, int table) {
        return session.list(
                "SELECT key FROM godwit.ledger WHERE task = ? AND tbl = ? AND closed_at IS NULL AND octet_length(key) > 0",
                row -> row.getBytes(1),
                task,
                table);
    }

    List<LedgerEntry> list(Session session, boolean openOnly, long after, int limit) {
        return session.list(
                "SELECT id, tbl, kind, key, key_text, col, rule, reason, opened_at, closed_at, xmin::text::bigint FROM godwit.ledger"
                        + " WHERE task = ? AND id > ? AND (closed_at IS NULL OR NOT ?) ORDER BY id LIMIT ?",
                row -> new LedgerEntry(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getBytes(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        instant(row.getObject(9, OffsetDateTime.class)),
                        Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
                                .map(Ledger::instant),
                        row.getLong(11)),
                task,
                after,
                openOnly,
                limit);
    }

    LedgerCounts counts(Session session) {
        return session.one(
                        "SELECT count(*) FILTER (WHERE closed_at IS NULL), count(*) FILTER (WHERE closed_at IS NOT NULL)"
                                + " FROM godwit.ledger WHERE task = ?",
                        row -> new LedgerCounts(row.getLong(1), row.getLong(2)),
                        task)
                .orElseThrow();
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static String keyText(TablePlan table, byte[] key) {
        String text = Literals.text(table, key).replace("\0", "␀");
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
