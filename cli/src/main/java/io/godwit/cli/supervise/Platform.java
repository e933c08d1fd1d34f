package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.KafkaServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.util.List;

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

    List<Component> all() {
        List<Component> all = new java.util.ArrayList<>(List.of(state, kafka));
        all.addAll(services);
        return all;
    }
}
