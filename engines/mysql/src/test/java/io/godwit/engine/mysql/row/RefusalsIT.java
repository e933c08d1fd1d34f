package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.type.CanonicalType;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be carried unchanged is refused by the same rule in load and stream, and comes in no row (H8, H17). */
@Tag("H8")
class RefusalsIT {

    private record Bad(String type, CanonicalType canonical, String literal, Rule rule) {
        @Override
        public String toString() {
            return type + " " + literal + " " + rule;
        }
    }

    static Stream<Arguments> values() {
        CanonicalType text = new CanonicalType.Text();
        List<Bad> bad = new ArrayList<>(List.of(
                new Bad("VARCHAR(10)", text, "'a\\0b'", Rule.NUL_IN_TEXT),
                new Bad("VARCHAR(10) CHARACTER SET latin1", text, "_latin1 X'6100'", Rule.NUL_IN_TEXT),
                new Bad("VARCHAR(10) CHARACTER SET utf16", text, "_utf16 X'00610000'", Rule.NUL_IN_TEXT),
                new Bad("VARCHAR(10) CHARACTER SET cp1250", text, "_cp1250 X'81'", Rule.NOT_IN_CHARACTER_SET),
                new Bad("VARCHAR(10) CHARACTER SET tis620", text, "_tis620 X'a1db'", Rule.NOT_IN_CHARACTER_SET),
                new Bad("VARCHAR(10) CHARACTER SET ucs2", text, "_ucs2 X'd800'", Rule.NOT_IN_CHARACTER_SET),
                new Bad("DATE", new CanonicalType.Date(), "'0000-00-00'", Rule.ZERO_DATE),
                new Bad("DATE", new CanonicalType.Date(), "'2024-00-10'", Rule.ZERO_DATE),
                new Bad("DATE", new CanonicalType.Date(), "'0000-01-01'", Rule.ZERO_DATE),
                new Bad("DATE", new CanonicalType.Date(), "'2023-02-30'", Rule.NO_SUCH_DAY),
                new Bad("DATETIME(6)", new CanonicalType.Timestamp(false), "'0000-00-00'", Rule.ZERO_DATE),
                new Bad("DATETIME", new CanonicalType.Timestamp(true), "'2024-10-00 10:00:00'", Rule.ZERO_DATE),
                new Bad("DATETIME", new CanonicalType.Timestamp(false), "'2021-02-29 10:00:00'", Rule.NO_SUCH_DAY),
                new Bad("TIMESTAMP NULL", new CanonicalType.Timestamp(true), "0", Rule.ZERO_DATE),
                new Bad("TIMESTAMP(6) NULL", new CanonicalType.Timestamp(true), "0", Rule.ZERO_DATE),
                new Bad("TINYINT(1)", new CanonicalType.Bool(), "2", Rule.NOT_A_TRUTH_VALUE),
                new Bad("TINYINT(1)", new CanonicalType.Bool(), "-1", Rule.NOT_A_TRUTH_VALUE),
                new Bad("BIGINT UNSIGNED", new CanonicalType.Int(64), "9223372036854775808", Rule.OUT_OF_RANGE),
                new Bad("INT UNSIGNED", new CanonicalType.Int(32), "2147483648", Rule.OUT_OF_RANGE),
                new Bad("BIT(64)", new CanonicalType.Int(64), "18446744073709551615", Rule.OUT_OF_RANGE),
                new Bad("TIME", new CanonicalType.Time(), "'24:00:01'", Rule.NOT_WITHIN_A_DAY),
                new Bad("TIME(6)", new CanonicalType.Time(), "'-00:00:00.000001'", Rule.NOT_WITHIN_A_DAY),
                new Bad("LONGTEXT", new CanonicalType.Json(false), "'{\"a\":}'", Rule.NOT_JSON),
                new Bad("LONGTEXT", new CanonicalType.Json(true), "'[1e999999]'", Rule.OUT_OF_RANGE),
                new Bad("LONGTEXT", new CanonicalType.Json(true), "'\"\\\\u0000\"'", Rule.JSON_WITH_NUL),
                new Bad("LONGTEXT", new CanonicalType.Json(true), "'\"\\\\ud800x\"'", Rule.JSON_WITH_NUL),
                new Bad("GEOMETRY", new CanonicalType.Geometry(0), "NULL", Rule.NULL_NOT_ALLOWED)));
        Stream<Arguments> all =
                Stream.of(Flavor.values()).flatMap(flavor -> bad.stream().map(one -> Arguments.of(flavor, one)));
        return Stream.concat(
                all,
                Stream.of(
                        Arguments.of(
                                Flavor.MARIADB,
                                new Bad(
                                        "VARCHAR(10) CHARACTER SET utf8mb3",
                                        text,
                                        "_utf8 X'eda080'",
                                        Rule.NOT_IN_CHARACTER_SET)),
                        Arguments.of(
                                Flavor.MYSQL,
                                new Bad(
                                        "JSON",
                                        new CanonicalType.Json(true),
                                        "'[\"\\\\u0000\"]'",
                                        Rule.JSON_WITH_NUL))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldRefuseByTheSameRuleInLoadAndStream(Flavor flavor, Bad bad) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE r (id INT PRIMARY KEY, v " + bad.type() + ", w INT)");
        Plans plans = new Plans().type("r.v", bad.canonical()).policy("zero-date", "ledger");
        if (bad.rule() == Rule.NULL_NOT_ALLOWED) {
            plans.notNull("r.v");
        }
        SchemaPlan plan = plans.of(database);
        Position start = Captures.open(database, plan);
        String loose = "SET sql_mode = 'ALLOW_INVALID_DATES'";
        database.execute(
                loose,
                "INSERT INTO r VALUES (1, NULL, 5)"
                        .replace(
                                "NULL", bad.rule() == Rule.NULL_NOT_ALLOWED ? "ST_GeomFromText('POINT(1 1)')" : "NULL"),
                "INSERT INTO r VALUES (2, " + bad.literal() + ", 6)");
        Recorded load = Captures.load(database, plan.tables().getFirst());
        database.execute(loose, "UPDATE r SET w = 7 WHERE id = 2", "DELETE FROM r WHERE id = 2");
        Recorded stream = Captures.stream(database, plan, start);

        assertThat(load.rows()).hasSize(1);
        assertThat(load.refusals()).hasSize(1);
        assertThat(stream.changes()).extracting(Change::operation).containsExactly('I', 'R', 'R', 'D');
        List<Refusal> all = new ArrayList<>(load.refusals());
        all.addAll(stream.refusals());
        byte[] key = {0, 1, 0, 0, 0, 4, 0, 0, 0, 2};
        for (Refusal refusal : all) {
            assertThat(refusal.rule()).isEqualTo(bad.rule().code());
            assertThat(refusal.column()).isEqualTo("v");
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.reason()).contains(database.name() + ".r").contains("Column v");
        }
        // The deleted row is found by its key; what could not be encoded is NULL there.
        byte[] before = stream.changes().get(3).before();
        assertThat(CanonicalText.fields(before).get(0)).isEqualTo(new byte[] {0, 0, 0, 2});
        assertThat(CanonicalText.fields(before).get(1)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldMakeNullOfZeroDatesByPolicyAndRefuseThemWhereNullIsNotAllowed(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE z (id INT PRIMARY KEY, a DATE, b DATETIME(3) NOT NULL)");
        SchemaPlan plan = new Plans().strictNulls().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "SET sql_mode = ''",
                "INSERT INTO z VALUES (1, '0000-00-00', '2024-01-01'), (2, '2024-01-00', '0000-00-00')");
        for (Recorded recorded :
                List.of(Captures.load(database, plan.tables().getFirst()), Captures.stream(database, plan, start))) {
            List<byte[]> rows = recorded.rows().isEmpty()
                    ? List.of(recorded.changes().getFirst().after())
                    : recorded.rows();
            assertThat(CanonicalText.fields(rows.getFirst()).get(1)).isNull();
            assertThat(recorded.refusals())
                    .extracting(Refusal::rule, Refusal::column)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.NULL_NOT_ALLOWED.code(), "b"));
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldNameTableAndColumnOfAPairWithoutAnEncoderWhenTheReaderIsMade(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE p (id INT PRIMARY KEY, v DATETIME)");
        SchemaPlan plan = new Plans().type("p.v", new CanonicalType.Uuid()).of(database);
        try (RowReader reader = Captures.rows(database)) {
            assertThatThrownBy(() -> reader.read(plan.tables().getFirst(), KeyRange.ALL, new Recorded()))
                    .isInstanceOfSatisfying(EngineException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
                        assertThat(failure.getMessage())
                                .contains(database.name() + ".p")
                                .contains("Column v");
                    });
        }
        assertThatThrownBy(() -> Captures.open(database, plan))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED));
    }
}
