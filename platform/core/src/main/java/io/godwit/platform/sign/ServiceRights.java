package io.godwit.platform.sign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What each service may sign: what {@code godwit up} writes into the public files. */
public final class ServiceRights {
    private static final Set<String> COMMANDS = Set.of(
            "assess",
            "convert",
            "start",
            "verify",
            "pause",
            "resume",
            "cutover",
            "confirm",
            "cancel",
            "clean",
            "reload-table",
            "repair-table",
            "replay-entry",
            "accept-finding");
    private static final Set<String> COMMON_EVENTS =
            Set.of("finding-raised", "finding-closed", "condition-changed", "step-failed", "command-done");
    private static final Map<String, Set<String>> BY_SERVICE = table();

    private ServiceRights() {}

    private static Map<String, Set<String>> table() {
        var table = new LinkedHashMap<String, Set<String>>();
        table.put("gateway", union(COMMANDS, Set.of(Keyring.SEALED_SECRET, Keyring.READ_TOKEN)));
        table.put("assessment", union(COMMON_EVENTS, Set.of("assessment-completed")));
        table.put("conversion", union(COMMON_EVENTS, Set.of("conversion-completed")));
        table.put(
                "control",
                union(
                        COMMON_EVENTS,
                        Set.of(
                                "phase-changed",
                                "cutover-step-changed",
                                "cleaned",
                                "ledger-counted",
                                Keyring.SEALED_SECRET,
                                Keyring.READ_TOKEN)));
        return table;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        var all = new TreeSet<>(left);
        all.addAll(right);
        return all;
    }

    /** gateway, assessment, conversion, control. */
    public static Set<String> services() {
        return BY_SERVICE.keySet();
    }

    public static Set<String> typesOf(String service) {
        return BY_SERVICE.getOrDefault(service, Set.of());
    }

    /** Whether passwords are ever sealed to this service: the gateway alone never opens one. */
    public static boolean opensSecrets(String service) {
        return !service.equals("gateway");
    }
}
