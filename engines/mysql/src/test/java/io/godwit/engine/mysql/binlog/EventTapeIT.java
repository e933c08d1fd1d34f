package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded events, damaged or made up: never a wrong row, always a stop (H7). */
@Tag("H7")
class EventTapeIT {
    private static final int[] NOT_UNDERSTOOD = {
        0, 1, 6, 12, 17, 18, 26, 39, 40, 42, 60, 164, 172, 200,
    };

    private static final int ARTIFICIAL = 0x20;
    private static final int IGNORABLE = 0x80;

    private record Tape(TestDatabase database, SchemaPlan plan, EventTape events, List<String> truth) {}

    private static Tape tape(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), d DECIMAL(10,2), m DATETIME(3), b BLOB)");
        SchemaPlan plan = new Plans().of(database);
        BinlogPosition start = (BinlogPosition) Captures.open(database, plan);
        database.execute(
                "INSERT INTO t VALUES (1, 'one', 1.5, '2024-01-01 00:00:00.123', 0x00ff), (2, NULL, NULL, NULL, NULL)",
                "BEGIN",
                "UPDATE t SET a = CONCAT('x', id), d = 99999999.99",
                "DELETE FROM t WHERE id = 2",
                "COMMIT",
                "INSERT INTO t VALUES (3, 'three', -1, '1999-12-31 23:59:59.999', REPEAT('z', 300))");
        EventTape events = EventTape.record(database, start, (BinlogPosition) Captures.current(database));
        return new Tape(database, plan, events, rows(Captures.stream(database, plan, start)));
    }

    private static List<String> rows(Recorded recorded) {
        return recorded.changes().stream().map(EventTapeIT::text).toList();
    }

    private static String text(Change change) {
        return change.operation() + hex(change.before()) + ">" + hex(change.after());
    }

    private static String hex(byte[] tuple) {
        return tuple == null ? "" : HexFormat.of().formatHex(tuple);
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldStopAtAnyBitThatWasTurnedRound(Flavor flavor) throws SQLException {
        Tape tape = tape(flavor);
        Random random = new Random(7);
        try (MySqlConnection connection = connection(tape)) {
            CharacterSets sets = new CharacterSets(connection);
            assertThat(rows(playToItsEnd(tape, sets))).isEqualTo(tape.truth());
            for (int i = 0; i < tape.events().size(); i++) {
                for (int at = 0; at < tape.events().packet(i).length; at++) {
                    byte[] turned = tape.events().packet(i).clone();
                    turned[at] ^= (byte) (1 << random.nextInt(8));
                    stops(tape, tape.events().with(i, turned), sets);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldStopAtAnyEventThatWasCut(Flavor flavor) throws SQLException {
        Tape tape = tape(flavor);
        try (MySqlConnection connection = connection(tape)) {
            CharacterSets sets = new CharacterSets(connection);
            for (int i = 0; i < tape.events().size(); i++) {
                byte[] packet = tape.events().packet(i);
                for (int length = 0; length < packet.length; length++) {
                    stops(tape, tape.events().with(i, Arrays.copyOf(packet, length)), sets);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldStopAtEventsThatItDoesNotKnow(Flavor flavor) throws SQLException {
        Tape tape = tape(flavor);
        try (MySqlConnection connection = connection(tape)) {
            CharacterSets sets = new CharacterSets(connection);
            for (int type : NOT_UNDERSTOOD) {
                EngineException failure = stops(tape, tape.events().insert(5, type, ARTIFICIAL, new byte[40]), sets);
                assertThat(failure.getMessage()).contains("binlog.0").contains(EventType.name(type));
                assertThat(failure.remedy()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldPassEventsThatTheServerCallsIgnorable(Flavor flavor) throws SQLException {
        Tape tape = tape(flavor);
        try (MySqlConnection connection = connection(tape)) {
            CharacterSets sets = new CharacterSets(connection);
            EventTape more = tape.events().insert(4, 99, IGNORABLE | ARTIFICIAL, new byte[10]);
            Recorded sink = new Recorded();
            assertThatThrownBy(() -> more.play(tape.plan(), sets, sink)).hasMessage("the tape ends");
            assertThat(rows(sink)).isEqualTo(tape.truth());
        }
    }

    private static MySqlConnection connection(Tape tape) {
        return MySqlConnection.open(Sources.endpoint(tape.database()), Sources.password(TestServers.PASSWORD));
    }

    private static Recorded playToItsEnd(Tape tape, CharacterSets sets) {
        Recorded sink = new Recorded();
        assertThatThrownBy(() -> tape.events().play(tape.plan(), sets, sink)).hasMessage("the tape ends");
        return sink;
    }

    /** It stops with words, and what it handed over until then is true. */
    private static EngineException stops(Tape tape, EventTape altered, CharacterSets sets) {
        Recorded sink = new Recorded();
        EngineException[] caught = new EngineException[1];
        assertThatThrownBy(() -> altered.play(tape.plan(), sets, sink))
                .isInstanceOfSatisfying(EngineException.class, failure -> {
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.NOT_UNDERSTOOD);
                    caught[0] = failure;
                });
        List<String> rows = rows(sink);
        assertThat(rows).isEqualTo(tape.truth().subList(0, rows.size()));
        return caught[0];
    }
}
