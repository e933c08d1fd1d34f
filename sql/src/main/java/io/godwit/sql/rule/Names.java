package io.godwit.sql.rule;

import io.godwit.sql.Context;
import io.godwit.sql.Naming;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The names of one target schema. On PostgreSQL tables, views, indexes, sequences and types share one space of names per
 * schema, and a name has at most 63 bytes; on MySQL an index belongs to its table. An index is called {@code table_index};
 * where that is taken or too long, its end gives way to a hash of both names.
 */
public final class Names {
    /** NAMEDATALEN − 1. */
    public static final int MAX_BYTES = 63;

    private final Naming naming;
    private final Map<String, String> owners = new HashMap<>();

    public Names(Naming naming) {
        this.naming = naming;
    }

    public String table(String source) {
        return naming.table(source);
    }

    public String column(String table, String source) {
        return naming.column(table, source);
    }

    public static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** Keeps the names of all tables and views free of others; the first in order of name has it where two meet. */
    public synchronized void reserve(Context context) {
        TreeSet<String> all = new TreeSet<>(context.tables().keySet());
        all.addAll(context.views().keySet());
        all.forEach(source -> owners.putIfAbsent(table(source), "table/" + source));
    }

    /**
     * A name in the schema that nobody else has.
     *
     * @param owner what it is for, unique: the same owner gets the same name again
     */
    public synchronized String unique(String owner, String wanted) {
        if (fits(wanted) && owner.equals(owners.computeIfAbsent(wanted, n -> owner))) {
            return wanted;
        }
        for (int attempt = 0; ; attempt++) {
            String name = hashed(wanted, owner + (attempt == 0 ? "" : attempt));
            if (owner.equals(owners.computeIfAbsent(name, n -> owner))) {
                return name;
            }
        }
    }

    /** A name that fits: the name itself, or its beginning and a hash of {@code owner}. */
    public static String fitting(String wanted, String owner) {
        return fits(wanted) ? wanted : hashed(wanted, owner);
    }

    private static String hashed(String wanted, String owner) {
        CRC32 crc = new CRC32();
        crc.update(owner.getBytes(StandardCharsets.UTF_8));
        String suffix = "_" + HexFormat.of().toHexDigits((int) crc.getValue());
        String start = wanted;
        while (!fits(start + suffix)) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + suffix;
    }
}
