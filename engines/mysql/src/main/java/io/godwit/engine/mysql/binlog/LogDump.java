package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.RowImages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a server for its binary log, as a replica does: registers, announces what it understands, and requests a dump from a
 * place.
 *
 * <p>Source: MySQL Internals, "Replication Protocol"; MariaDB's {@code sql/slave.cc} (get_master_version_and_clock).
 */
final class LogDump {
    private static final int COM_BINLOG_DUMP = 0x12;
    private static final int COM_REGISTER_SLAVE = 0x15;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;
    /** Ids of people's servers are small, or made from addresses; these are above both. */
    private static final long FIRST_ID = 0xf000_0000L;

    private static final long LAST_ID = 0xffff_fff0L;

    private LogDump() {}

    /** Starts the dump on this connection, which is good for nothing else from then on. */
    static EventStream start(MySqlConnection connection, BinlogPosition from) {
        connection.execute("SET @slave_uuid = '" + UUID.randomUUID() + "'");
        return start(connection, from, serverId(connection));
    }

    static EventStream start(MySqlConnection connection, BinlogPosition from, long serverId) {
        if (from.offset() > 0xffff_ffffL) {
            throw new IllegalArgumentException("a dump cannot start at " + from);
        }
        String checksum =
                connection.query("SELECT @@global.binlog_checksum").only().text(0);
        connection.execute(
                "SET @master_binlog_checksum = '" + checksum + "', @source_binlog_checksum = '" + checksum + "'");
        connection.execute("SET @master_heartbeat_period = " + HEARTBEAT_NANOS + ", @source_heartbeat_period = "
                + HEARTBEAT_NANOS);
        if (connection.isMariaDb()) {
            connection.execute("SET @mariadb_slave_capability = 4");
        }
        register(connection, serverId);
        Body dump = new Body();
        dump.integer(COM_BINLOG_DUMP, 1);
        dump.integer(from.offset(), 4);
        dump.integer(0, 2);
        dump.integer(serverId, 4);
        dump.text(from.file());
        connection.packets().readTimeout(SILENCE);
        connection.packets().outsideFrom(RowImages.OUTSIDE_FROM);
        connection.packets().command(dump.bytes());
        return new EventStream(
                EventStream.Source.of(connection.packets()),
                from,
                checksum.equalsIgnoreCase("CRC32"),
                connection.isMariaDb());
    }

    private static void register(MySqlConnection connection, long serverId) {
        Body register = new Body();
        register.integer(COM_REGISTER_SLAVE, 1);
        register.integer(serverId, 4);
        register.integer(6, 1);
        register.text("godwit");
        register.integer(0, 1);
        register.integer(0, 1);
        register.integer(0, 2);
        register.integer(0, 4);
        register.integer(0, 4);
        connection.packets().command(register.bytes());
        connection.packets().read();
        if ((connection.packets().array()[connection.packets().offset()] & 0xff) == 0xff) {
            throw new EngineException(
                    Kind.PRIVILEGE,
                    "The account may not read the binary log.",
                    connection.isMariaDb()
                            ? "GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO the account."
                            : "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO the account.");
        }
    }

    /** An id that neither the server nor one of its replicas has; two with one id would throw each other out. */
    private static long serverId(MySqlConnection connection) {
        Set<Long> taken = new HashSet<>();
        taken.add(connection.query("SELECT @@global.server_id").only().number(0));
        boolean renamed = !connection.isMariaDb() && connection.atLeast(8, 0, 22);
        try {
            connection.query(renamed ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS").forEach(row -> taken.add(row.number(0)));
        } catch (EngineException e) {
            if (e.kind() != Kind.PRIVILEGE) {
                throw e;
            }
            // MariaDB shows them only to who administers replication; a clash in 268 million is left.
        }
        long id;
        do {
            id = ThreadLocalRandom.current().nextLong(FIRST_ID, LAST_ID);
        } while (taken.contains(id));
        return id;
    }

    private static final class Body {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void integer(long value, int bytes) {
            for (int i = 0; i < bytes; i++) {
                out.write((int) (value >>> (8 * i)));
            }
        }

        void text(String value) {
            out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
