package io.godwit.cli.command;

import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.view.Numbers;
import io.godwit.cli.view.RoadView;
import io.godwit.cli.view.TextTable;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.util.List;

/** The table at the end: what lies on both sides, and whether it is equal. */
final class Closing {
    private Closing() {}

    static void print(GatewayClient client, String name, RoadView view, boolean json) {
        MigrationView migration = client.migration(name).orElseThrow(() -> Road.notThere(name));
        if (migration.phase().compareTo(Phase.LOADING) < 0) {
            return;
        }
        List<TableReport> tables = client.list(GatewayClient.migrationPath(name, "/tables"), "", TableReport.class);
        if (!json) {
            System.out.println();
            table(tables).print(System.out);
            System.out.println();
        }
        long equal = tables.stream().filter(Closing::equal).count();
        long ledger = tables.stream().mapToLong(TableReport::ledgerOpen).sum();
        view.say("  " + Numbers.counted(equal, "table") + " of " + tables.size() + " equal · " + ledger + " ledger "
                + (ledger == 1 ? "entry" : "entries"));
    }

    static boolean equal(TableReport table) {
        return table.compared().equals("equal") && !stopped(table);
    }

    private static boolean stopped(TableReport table) {
        return table.state().equals("stopped");
    }

    static TextTable table(List<TableReport> tables) {
        TextTable text = new TextTable("TABLE", ">SOURCE ROWS", ">TARGET ROWS", "COMPARED", ">LEDGER", "");
        for (TableReport table : tables) {
            text.row(
                    table.source(),
                    Numbers.exact(table.sourceRows()),
                    Numbers.exact(table.targetRows()),
                    stopped(table) ? "stopped" : table.compared(),
                    Numbers.exact(table.ledgerOpen()),
                    table.problem().orElse(table.note().orElse("")));
        }
        return text;
    }
}
