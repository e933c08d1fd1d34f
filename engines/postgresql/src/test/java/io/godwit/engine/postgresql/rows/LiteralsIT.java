package io.godwit.engine.postgresql.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.TestTable;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key read from the server, written as a literal, is the same value: the server's own binary form is the oracle. */
class LiteralsIT {
    private static final Session SESSION = session();

    private static Session session() {
        TestDatabase database = TestServers.postgresDatabase();
        var endpoint = new io.godwit.engine.Endpoint(
                "postgresql",
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                io.godwit.engine.Endpoint.Tls.disabled(),
                Map.of());
        return new Connections(endpoint, new io.godwit.engine.Password(TestServers.PASSWORD.toCharArray())).open();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallint|-32768",
                "integer|2147483647",
                "bigint|-9223372036854775808",
                "numeric(20,0)|18446744073709551615",
                "numeric(20,0)|0",
                "numeric(30,10)|-12345678901234567890.0000000001",
                "numeric(30,10)|0.0000000001",
                "numeric(30,10)|10000.0000000000",
                "numeric(6,0)|120000",
                "numeric|NaN",
                "text|it's \\ \"ä😀",
                "varchar(20)|a ",
                "bytea|\\x00ff27",
                "boolean|true",
                "date|0001-01-01",
                "date|9999-12-31",
                "date|4713-01-01 BC",
                "time|23:59:59.999999",
                "time|24:00:00",
                "time|00:00:00",
                "timestamp|2024-02-29 23:59:59.000001",
                "timestamp|0044-03-15 12:00:00 BC",
                "timestamptz|1970-01-01 00:00:00+00",
                "timestamp|infinity",
                "uuid|00112233-4455-6677-8899-aabbccddeeff",
                "bit(11)|10110011101",
                "real|1.1754944e-38",
                "double precision|0.1",
                "double precision|-Infinity",
                "interval|-1 year 2 days 03:04:05.000006",
                "jsonb|{\"a\": 1}"
            })
    void shouldBeTheSameValue(String type, String text) {
        TablePlan table = TestTable.named(1, "t").column("k", type).key(0).plan();
        String value = "'" + text.replace("'", "''") + "'::" + type;
        byte[] key = KeyReader.one(SESSION, "SELECT " + value);

        byte[] again =
                KeyReader.one(SESSION, "SELECT " + Literals.sql(table, key).getFirst());
        assertThat(again).isEqualTo(key);
        assertThat(Literals.text(table, key)).isNotEmpty();
    }
}
