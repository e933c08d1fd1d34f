package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.godwit.cli.client.EndpointUrl;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where, to where, what and how: the options that {@code assess} and {@code migrate} share. */
public final class EndpointOptions {
    private static final Set<JsonNode> NOT_GIVEN = Set.of(
            NullNode.getInstance(),
            BooleanNode.FALSE,
            TextNode.valueOf(""),
            GatewayClient.JSON.createArrayNode(),
            GatewayClient.JSON.createObjectNode());

    @Option(
            names = "--from",
            required = true,
            paramLabel = "URL",
            description = "mysql://user@host:port/database?tls=verify-full&ca=FILE&pin=SHA256")
    String from;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "postgresql://user@host:port/database")
    String to;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The migration's name (default: the source database's)")
    @Nullable
    String name;

    @Option(
            names = "--source-password-file",
            paramLabel = "FILE|-",
            description = "Else GODWIT_SOURCE_PASSWORD, else asked")
    @Nullable
    String sourcePasswordFile;

    @Option(
            names = "--target-password-file",
            paramLabel = "FILE|-",
            description = "Else GODWIT_TARGET_PASSWORD, else asked")
    @Nullable
    String targetPasswordFile;

    @Option(
            names = "--include",
            paramLabel = "TABLE",
            split = ",",
            description = "Tables that move, * matches (default: all)")
    List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "TABLE", split = ",", description = "Tables that do not move")
    List<String> exclude = new ArrayList<>();

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = "Another name on the target: TABLE=NEW, TABLE.COLUMN=NEW or DATABASE=NEW for the schema")
    Map<String, String> renames = new LinkedHashMap<>();

    @Option(names = "--target-schema", paramLabel = "NAME", description = "Default: the source database's name")
    String targetSchema = "";

    @Option(names = "--lower-case", description = "Names in lower case on the target")
    boolean lowerCase;

    @Option(
            names = "--policy",
            paramLabel = "NAME=CHOICE",
            description = "A choice of the table of types, zero-date=ledger")
    Map<String, String> policies = new LinkedHashMap<>();

    @Option(names = "--loaders", paramLabel = "N", description = "Tables' parts loaded at once (default: 2)")
    @Nullable
    Integer loaders;

    @Option(
            names = "--freeze",
            paramLabel = "WHO",
            description = "by-godwit or by-operator: who stops writes at cut-over")
    @Nullable
    String freeze;

    MigrationSetup setup() {
        EndpointUrl source = EndpointUrl.parse(from);
        EndpointUrl target = EndpointUrl.parse(to);
        String chosen = name != null ? name : nameFrom(source.database());
        return new MigrationSetup(
                chosen,
                source,
                target,
                given(GatewayClient.JSON.valueToTree(Map.of(
                        "include", include,
                        "exclude", exclude,
                        "renames", renames,
                        "targetSchema", targetSchema,
                        "lowerCase", lowerCase))),
                GatewayClient.JSON.valueToTree(policies),
                given(GatewayClient.JSON
                        .createObjectNode()
                        .put("loaders", loaders)
                        .put("freeze", freeze)));
    }

    /** Without the options that this command line does not name: their defaults are the gateway's. */
    private static ObjectNode given(ObjectNode options) {
        options.properties().removeIf(option -> NOT_GIVEN.contains(option.getValue()));
        return options;
    }

    /** Makes or finds endpoints and migration; wipes the passwords. */
    void establish(GatewayClient client, MigrationSetup setup) {
        char[] source = Passwords.of(
                "source",
                sourcePasswordFile,
                "GODWIT_SOURCE_PASSWORD",
                setup.source().shown());
        char[] target = Passwords.of(
                "target",
                targetPasswordFile,
                "GODWIT_TARGET_PASSWORD",
                setup.target().shown());
        try {
            setup.establish(client, source, target);
        } finally {
            Arrays.fill(source, '\0');
            Arrays.fill(target, '\0');
        }
    }

    /** A database's name as a migration's: letters, digits and hyphens. */
    static String nameFrom(String database) {
        String name = database.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "migration" : name.substring(0, Math.min(40, name.length()));
    }
}
