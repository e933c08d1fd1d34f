package io.godwit.cli.command;

import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import io.godwit.cli.client.TraceView;
import io.godwit.cli.view.Numbers;
import java.io.PrintStream;
import java.util.List;

/** What a migration left on its endpoints, for people (H21). */
record Standing(MigrationView migration, List<TraceView> traces, ProgressView progress) {

    static Standing of(GatewayClient client, MigrationView migration) {
        return new Standing(migration, traces(client, migration.name()), client.progress(migration.name()));
    }

    private static List<TraceView> traces(GatewayClient client, String name) {
        try {
            return client.list(GatewayClient.migrationPath(name, "/traces"), "", TraceView.class);
        } catch (ApiException e) {
            if (e.status() == 404 || e.status() == 503) {
                return List.of();
            }
            throw e;
        }
    }

    void print(PrintStream out) {
        out.println("  " + migration.name() + " (" + StatusCommand.phase(migration.phase()) + ")");
        if (traces.isEmpty()) {
            out.println("    something may stand on " + migration.source() + " and " + migration.target()
                    + "; ./godwit clean " + migration.name() + " finds out, once the migration is over");
        }
        for (TraceView trace : traces) {
            out.println("    on " + trace.endpoint() + ": " + trace.what() + growth(trace));
            trace.statements().forEach(statement -> out.println("      by hand: " + statement + ";"));
        }
    }

    private String growth(TraceView trace) {
        String meanwhile = trace.meanwhile();
        if (meanwhile == null || meanwhile.isEmpty()) {
            return "";
        }
        boolean log = trace.id().equals("source-log");
        String from =
                log && progress.position() != null && !progress.position().isEmpty() ? ", " + progress.position() : "";
        String size = log && progress.retainedLogBytes() > 0
                ? " (" + Numbers.bytes(progress.retainedLogBytes()) + " so far)"
                : "";
        return "; " + meanwhile + from + size;
    }
}
