package io.godwit.engine.mysql.server;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.mysql.client.MySqlConnection;

/**
 * Which server this is (H18). Every connection of a task must meet the same.
 *
 * <p>MySQL has {@code server_uuid}. MariaDB has nothing of the kind, so its identity is server id, host name, port and data
 * folder together: within a replication topology the server ids must differ, between unrelated servers host name or folder
 * do. It survives a restart; a container that is made anew under another host name counts as another server, which is the
 * safe side: give it a fixed host name.
 */
public final class Identity {
    private Identity() {}

    public static ServerIdentity of(MySqlConnection connection) {
        String id;
        if (connection.isMariaDb()) {
            var row = connection
                    .query("SELECT @@global.server_id, @@hostname, @@port, @@datadir")
                    .only();
            id = "mariadb:" + row.text(0) + "@" + row.text(1) + ":" + row.text(2) + row.text(3);
        } else {
            id = connection.query("SELECT @@server_uuid").only().text(0);
        }
        return new ServerIdentity(id, connection.flavor(), connection.serverVersion());
    }
}
