package io.godwit.planning;

import io.godwit.engine.Endpoint;
import io.godwit.engine.catalog.Selection;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.SealedEndpoint;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A migration's fields, as they travel, in the words of the engines and of {@code sql}. */
public final class MigrationFields {
    /** Major version of the target: the newest is taken as given for now. */
    private static final int TARGET_VERSION = 18;

    private MigrationFields() {}

    public static Endpoint endpoint(SealedEndpoint sealed) {
        return new Endpoint(
                sealed.engine(),
                sealed.host(),
                sealed.port(),
                sealed.database(),
                sealed.user(),
                new Endpoint.Tls(
                        Endpoint.TlsMode.valueOf(
                                sealed.tls().toUpperCase(Locale.ROOT).replace('-', '_')),
                        sealed.caPem(),
                        sealed.serverPin()),
                sealed.parameters());
    }

    public static Selection selection(MigrationSpec spec) {
        MigrationSpec.SelectionSpec selection = spec.selection();
        return new Selection(
                selection.include(),
                selection.exclude(),
                selection.renames(),
                selection.targetSchema(),
                selection.lowerCase());
    }

    /** What to plan of a migration, as long as no zero dates are known of. */
    public static PlanRequest planRequest(MigrationSpec spec) {
        return new PlanRequest(
                selection(spec),
                spec.source().engine(),
                spec.target().engine(),
                TARGET_VERSION,
                typePolicies(spec),
                Set.of());
    }

    /** The policies of the table of types; those named {@code on-…} are the worker's. */
    public static Map<String, String> typePolicies(MigrationSpec spec) {
        Map<String, String> policies = new TreeMap<>(spec.policies());
        policies.keySet().removeIf(name -> name.startsWith("on-"));
        return policies;
    }
}
