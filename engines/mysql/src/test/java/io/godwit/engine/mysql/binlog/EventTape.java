package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.TableLayout;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Packets of a log dump, recorded from a server, that can be altered and played to the reader. */
final class EventTape {
    private final BinlogPosition start;
    private final boolean mariaDb;
    private final List<byte[]> packets = new ArrayList<>();

    private EventTape(BinlogPosition start, boolean mariaDb) {
        this.start = start;
        this.mariaDb = mariaDb;
    }

    /** Everything from {@code start} to {@code end}. */
    static EventTape record(TestDatabase database, BinlogPosition start, BinlogPosition end) {
        try (MySqlConnection connection =
                MySqlConnection.open(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))) {
            EventTape tape = new EventTape(start, connection.isMariaDb());
            EventStream events = LogDump.start(connection, start);
            while (events.offset() < end.offset()) {
                events.next();
                int offset = connection.packets().offset();
                tape.packets.add(Arrays.copyOfRange(
                        connection.packets().array(),
                        offset,
                        offset + connection.packets().length()));
            }
            connection.abort();
            return tape;
        }
    }

    int size() {
        return packets.size();
    }

    byte[] packet(int index) {
        return packets.get(index);
    }

    int type(int index) {
        return packets.get(index)[5] & 0xff;
    }

    /** The first packets, and behind them this one of the tape again. */
    EventTape cutBefore(int index, int again) {
        EventTape copy = new EventTape(start, mariaDb);
        copy.packets.addAll(packets.subList(0, index));
        copy.packets.add(packets.get(again));
        return copy;
    }

    EventTape with(int index, byte[] packet) {
        EventTape copy = new EventTape(start, mariaDb);
        copy.packets.addAll(packets);
        copy.packets.set(index, packet);
        return copy;
    }

    /** Puts an event of this type before the packet at {@code index}, with a right checksum and no place of its own. */
    EventTape insert(int index, int type, int flags, byte[] body) {
        int length = 19 + body.length + 4;
        ByteBuffer packet = ByteBuffer.allocate(length + 1).order(ByteOrder.LITTLE_ENDIAN);
        packet.put((byte) 0)
                .putInt(1)
                .put((byte) type)
                .putInt(1)
                .putInt(length)
                .putInt(0)
                .putShort((short) flags);
        packet.put(body);
        CRC32 crc = new CRC32();
        crc.update(packet.array(), 1, length - 4);
        packet.putInt((int) crc.getValue());
        EventTape copy = new EventTape(start, mariaDb);
        copy.packets.addAll(packets);
        copy.packets.add(index, packet.array());
        return copy;
    }

    /** Plays the tape through the whole reader; the end of the tape is the end of the connection. */
    Recorded play(SchemaPlan plan, CharacterSets sets, Recorded sink) {
        EventStream.Source source = new EventStream.Source() {
            private int next;
            private byte[] packet = {};

            @Override
            public int read() {
                if (next == packets.size()) {
                    throw new EngineException(Kind.UNREACHABLE, "the tape ends", "");
                }
                packet = packets.get(next++);
                return packet.length;
            }

            @Override
            public byte[] array() {
                return packet;
            }

            @Override
            public int offset() {
                return 0;
            }
        };
        EventStream events = new EventStream(source, start, true, mariaDb);
        GroupState group = new GroupState(events, start, sink, Clock.systemUTC());
        TableMaps.Server server = new TableMaps.Server() {
            @Override
            public TableLayout layout(TablePlan table, int columns) {
                return TableLayout.plain(table);
            }

            @Override
            public @Nullable String unlogged(TablePlan table) {
                return null;
            }

            @Override
            public byte @Nullable [] label(TablePlan table, String column, int index, boolean set) {
                return null;
            }
        };
        TableMaps tables = new TableMaps(plan, sets, server, (table, difference) -> {
            group.handOver(null);
            sink.schemaChange(table, SchemaChangeKind.MATTERS, difference);
        });
        new LogReader(events, tables, group, sink, new StatementNames(Map.of(), false), plan.sourceDatabase())
                .run(() -> false, at -> {});
        return sink;
    }
}
