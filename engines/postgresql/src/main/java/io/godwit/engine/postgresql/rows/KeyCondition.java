package io.godwit.engine.postgresql.rows;

import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.List;

/** Conditions on a table's key, as SQL. */
public final class KeyCondition {
    private KeyCondition() {}

    /**
     * Whether the key's order is the same on every engine, so that a range of the source is the same set of rows here.
     * Texts follow collations, labels their definition, UUIDs the engine's taste (H13, H16).
     */
    public static boolean sameOrderEverywhere(TablePlan table) {
        return table.key().stream()
                .map(index -> table.columns().get(index).type())
                .allMatch(type -> switch (type) {
                    case CanonicalType.Bool _,
                            CanonicalType.Int _,
                            CanonicalType.Decimal _,
                            CanonicalType.Bytes _,
                            CanonicalType.Date _,
                            CanonicalType.Time _,
                            CanonicalType.Timestamp _ -> true;
                    case CanonicalType.Float _,
                            CanonicalType.Text _,
                            CanonicalType.Interval _,
                            CanonicalType.Json _,
                            CanonicalType.Xml _,
                            CanonicalType.Uuid _,
                            CanonicalType.Bits _,
                            CanonicalType.Enum _,
                            CanonicalType.Array _,
                            CanonicalType.Geometry _,
                            CanonicalType.Native _ -> false;
                });
    }

    /** {@code lower < key AND key <= upper}, in this server's order; {@code true} for the whole table. */
    public static String range(TablePlan table, KeyRange range, String alias) {
        List<String> parts = new ArrayList<>();
        String names = Literals.names(table, alias);
        if (range.lower().length > 0) {
            parts.add(names + " > " + Literals.tuple(table, range.lower()));
        }
        if (range.upper().length > 0) {
            parts.add(names + " <= " + Literals.tuple(table, range.upper()));
        }
        return parts.isEmpty() ? "true" : String.join(" AND ", parts);
    }

    /** The rows with one of these keys; {@code false} for none. */
    public static String keys(TablePlan table, List<byte[]> keys, String alias) {
        if (keys.isEmpty()) {
            return "false";
        }
        List<String> tuples = new ArrayList<>();
        for (byte[] key : keys) {
            tuples.add(Literals.tuple(table, key));
        }
        return Literals.names(table, alias) + " IN (VALUES " + String.join(", ", tuples) + ")";
    }

    /** Selects the indexes of those keys that lie in the range. */
    public static String within(TablePlan table, List<byte[]> keys, KeyRange range) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add("(" + i + ", " + String.join(", ", Literals.sql(table, keys.get(i))) + ")");
        }
        List<String> names = new ArrayList<>();
        for (int index : table.key()) {
            names.add(io.godwit.engine.postgresql.connection.Names.quote(
                    table.columns().get(index).targetName()));
        }
        return "SELECT v.\"godwit n\" FROM (VALUES " + String.join(", ", rows) + ") v (\"godwit n\", "
                + String.join(", ", names) + ") WHERE " + range(table, range, "v");
    }
}
