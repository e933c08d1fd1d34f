package io.godwit.sql.rule;

import io.godwit.sql.Context;
import io.godwit.sql.Naming;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names of one target schema. On PostgreSQL tables, views, indexes, sequences and types share one space of names per
 * schema, and a name has at most 63 bytes; on MySQL an index belongs to its table. An index is called {@code table_index};
 * where that is taken or too long, its end gives way to a hash of both names.
 */
public final class Names {
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

    /** What the column would be called if the target could have any name. */
    public String wanted(String key, String source) {
        return naming.wanted(key, source);
    }

    public static boolean fits(String name) {
        return Naming.fits(name);
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
            String name = Naming.hashed(wanted, owner + (attempt == 0 ? "" : attempt));
            if (owner.equals(owners.computeIfAbsent(name, n -> owner))) {
                return name;
            }
        }
    }

    /** A name that fits: the name itself, or its beginning and a hash of {@code owner}. */
    public static String fitting(String wanted, String owner) {
        return Naming.fitting(wanted, owner);
    }
}
