package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.KafkaServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What the platform on one machine is made of, in the order in which it starts. */
record Platform(ServerComponent state, ServerComponent kafka, List<ServiceComponent> services) {
    static final List<String> SERVICES = List.of("gateway", "assessment", "conversion", "control");

    static Platform of(Home home, Settings settings, Installation installation) {
        PostgresServer postgres = PostgresServer.in(home.folder("state"))
                .lifetime(Lifetime.OWN)
                .port(settings.port("state"))
                .superuser("postgres", settings.password("postgres"))
                .setting("shared_buffers", "64MB")
                .setting("max_connections", "80")
                .build();
        KafkaServer kafka = KafkaServer.in(home.folder("kafka"))
                .lifetime(Lifetime.OWN)
                .port(settings.port("kafka"))
                .controllerPort(settings.port("kafka-controller"))
                .heapMegabytes(256)
                .build();
        return new Platform(
                new ServerComponent("state", postgres, home, new StateDatabase(postgres, settings)::prepare),
                new ServerComponent("kafka", kafka, home, () -> {}),
                List.of(
                        service("gateway", "gateway", 160, home, settings, installation),
                        service("control", "replication-service/control", 128, home, settings, installation),
                        service("assessment", "assessment-service", 192, home, settings, installation),
                        service("conversion", "conversion-service", 192, home, settings, installation)));
    }

    private static ServiceComponent service(
            String name, String module, int heap, Home home, Settings settings, Installation installation) {
        return new ServiceComponent(name, installation.application(module), settings.port(name), heap, home);
    }

    /** The services at once, the workers when nobody starts new ones, then what all of them spoke over. */
    void stop(Home home, BiConsumer<Component, RuntimeException> failed) {
        together(services, failed);
        WorkerProcesses.stop(home);
        stopServers(failed);
    }

    /** What all others need. */
    void stopServers(BiConsumer<Component, RuntimeException> failed) {
        together(List.of(kafka, state), failed);
    }

    private static void together(List<? extends Component> components, BiConsumer<Component, RuntimeException> failed) {
        List<Thread> ending = components.stream()
                .map(component -> Thread.ofPlatform().start(() -> {
                    try {
                        component.stop();
                    } catch (RuntimeException e) {
                        failed.accept(component, e);
                    }
                }))
                .toList();
        ending.forEach(Supervisor::join);
    }

    List<Component> all() {
        List<Component> all = new ArrayList<>(List.of(state, kafka));
        all.addAll(services);
        return all;
    }
}
