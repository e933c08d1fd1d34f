package io.godwit.cli.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import java.io.PrintStream;
import java.util.List;

/** One JSON object a line. */
final class JsonRoadView implements RoadView {
    private final PrintStream out;

    JsonRoadView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(MigrationView migration, ProgressView progress) {
        ObjectNode node = GatewayClient.JSON.createObjectNode().put("type", "progress");
        node.set("migration", GatewayClient.JSON.valueToTree(migration));
        node.set("progress", GatewayClient.JSON.valueToTree(progress));
        line(node);
    }

    @Override
    public void say(String text) {
        line(GatewayClient.JSON.createObjectNode().put("type", "message").put("text", text));
    }

    @Override
    public void findings(List<FindingView> findings) {
        for (FindingView finding : findings) {
            ObjectNode node = GatewayClient.JSON.createObjectNode().put("type", "finding");
            node.set("finding", GatewayClient.JSON.valueToTree(finding));
            line(node);
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private void line(ObjectNode node) {
        out.println(node);
        out.flush();
    }
}
