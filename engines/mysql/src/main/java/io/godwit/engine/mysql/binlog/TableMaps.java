package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.ImageEncoder;
import io.godwit.engine.mysql.row.LabelSource;
import io.godwit.engine.mysql.row.TableLayout;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the log speaks of, by the numbers that TABLE_MAP events give them. A description that differs from the plan
 * stops its table: its rows are never decoded with wrong columns (H9).
 */
final class TableMaps {
    /** Told of a table whose description in the log, or whose structure on the server, is not the plan's. */
    interface Stopper {
        void stop(TablePlan table, String difference);
    }

    /** What the server says of tables, as they are now. */
    interface Server extends LabelSource {
        /** Where a table's columns lie in row images of so many columns. */
        TableLayout layout(TablePlan table, int columns);

        /** What differs between plan and server by a change that the log does not hold; null where nothing does. */
        @Nullable
        String unlogged(TablePlan table);
    }

    private record Known(byte[] event, MappedTable table) {}

    private final Map<TableName, TablePlan> planned = new HashMap<>();
    private final Map<Long, Known> known = new HashMap<>();
    private final Map<TablePlan, Long> lastId = new IdentityHashMap<>();
    private final Map<TablePlan, TableLayout> layouts = new IdentityHashMap<>();
    private final Set<TablePlan> stopped = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean mariaDb;
    private final CharacterSets sets;
    private final Server server;
    private final Stopper stopper;

    TableMaps(SchemaPlan plan, CharacterSets sets, Server server, Stopper stopper) {
        plan.tables().forEach(table -> planned.put(table.source(), table));
        this.mariaDb = plan.sourceServer().flavor().equals("mariadb");
        this.sets = sets;
        this.server = server;
        this.stopper = stopper;
    }

    boolean planned(TableName name) {
        return planned.containsKey(name);
    }

    @Nullable
    TablePlan plan(TableName name) {
        return planned.get(name);
    }

    Iterable<TablePlan> all() {
        return planned.values();
    }

    /** From here on no row of this table is decoded. */
    void stop(TablePlan table) {
        stopped.add(table);
        known.values().removeIf(entry -> table == entry.table.plan());
    }

    boolean stopped(TablePlan table) {
        return stopped.contains(table);
    }

    /** A new log file begins: numbers may be given anew. */
    void forget() {
        known.clear();
    }

    @Nullable
    MappedTable byId(long id) {
        Known found = known.get(id);
        return found == null ? null : found.table;
    }

    /** Takes a TABLE_MAP event; the same description as before costs one comparison of bytes. */
    void add(byte[] event, int body, int end, BinlogPosition at) {
        long id = TableMap.id(event, body);
        Known before = known.get(id);
        if (before != null && Arrays.equals(before.event, 0, before.event.length, event, body, end)) {
            return;
        }
        TableMap map = TableMap.parse(event, body, end, mariaDb, at);
        known.put(id, new Known(Arrays.copyOfRange(event, body, end), mapped(map, id)));
    }

    private MappedTable mapped(TableMap map, long id) {
        int columns = map.columns().length;
        TablePlan plan = planned.get(map.name());
        if (plan == null || stopped.contains(plan)) {
            return new MappedTable(plan, null, columns);
        }
        TableLayout layout = layout(plan, columns);
        String difference = differs(map, plan, layout);
        Long last = lastId.put(plan, id);
        if (difference == null && last != null && last != id) {
            // The server opened the table anew, as it does after a change of its structure that the log may not hold.
            difference = server.unlogged(plan);
        }
        if (difference != null) {
            stopped.add(plan);
            stopper.stop(plan, difference);
            return new MappedTable(plan, null, columns);
        }
        return new MappedTable(plan, ImageEncoder.of(plan, map.columns(), layout, sets, server), columns);
    }

    /** Asked again where the number of columns is another: an index may have brought a hidden one. */
    private TableLayout layout(TablePlan plan, int columns) {
        TableLayout layout = layouts.get(plan);
        if (layout == null || layout.columns() != columns) {
            layout = server.layout(plan, columns);
            layouts.put(plan, layout);
        }
        return layout;
    }

    private @Nullable String differs(TableMap map, TablePlan plan, TableLayout layout) {
        String types = ImageEncoder.differs(plan, map.columns(), layout, sets);
        if (types != null) {
            return types;
        }
        List<SourceColumn> columns = plan.sourceColumns();
        boolean[] unsigned = map.unsigned();
        for (int i = 0; i < columns.size(); i++) {
            SourceColumn column = columns.get(i);
            int place = layout.places()[i];
            if (!map.names().isEmpty() && !map.names().get(place).equals(column.name())) {
                return "column " + (i + 1) + " is named " + column.name() + " in the plan, "
                        + map.names().get(place) + " in the log";
            }
            if (unsigned != null
                    && integer(column)
                    && unsigned[place] != ColumnType.parse(column.type()).unsigned()) {
                return "column " + column.name() + " is " + column.type() + " in the plan, of other sign in the log";
            }
        }
        return null;
    }

    private static boolean integer(SourceColumn column) {
        return ColumnType.parse(column.type()).kind().integer();
    }
}
