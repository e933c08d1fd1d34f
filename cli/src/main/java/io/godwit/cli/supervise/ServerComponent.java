package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.platform.servers.Server;

/** PostgreSQL or Kafka as a component; such a server finds its own process again. */
record ServerComponent(String name, Server server, Home home, Runnable afterStart) implements Component {
    @Override
    public void start() {
        server.start();
        RunFile.of(name, server.pid(), server.port()).write(home);
        afterStart.run();
    }

    @Override
    public boolean running() {
        return server.running();
    }

    @Override
    public void stop() {
        server.stop();
    }
}
