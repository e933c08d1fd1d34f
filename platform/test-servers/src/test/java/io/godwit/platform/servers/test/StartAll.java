package io.godwit.platform.servers.test;

import io.godwit.platform.servers.KafkaServer;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.RunAs;
import java.nio.file.Path;

/** Starts, asks and stops one server of each kind; run by tests in another process. */
final class StartAll {
    private StartAll() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (PostgresServer postgres = PostgresServer.in(folder.resolve("postgres"))
                        .superuser("postgres", TestServers.PASSWORD)
                        .runAs(RunAs.OTHER_USER)
                        .start();
                MariaDbServer mariaDb = MariaDbServer.in(folder.resolve("mariadb"))
                        .rootPassword(TestServers.PASSWORD)
                        .start();
                MySqlServer mySql = MySqlServer.in(folder.resolve("mysql"))
                        .rootPassword(TestServers.PASSWORD)
                        .start();
                KafkaServer kafka = KafkaServer.in(folder.resolve("kafka")).start()) {
            System.out.println(TestServers.view(postgres, "postgres").query("SELECT version()"));
            System.out.println("separate user: " + postgres.separateUser());
            System.out.println(TestServers.view(mariaDb, "mysql").query("SELECT @@version"));
            System.out.println(TestServers.view(mySql, "mysql").query("SELECT @@version"));
            System.out.println(kafka);
        }
    }
}
