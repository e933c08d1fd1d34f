package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.Target.ChunkResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chunks that go in against what is there: repair, replay, reload. */
class AgainstKeyIT {
    private final TablePlan pair = TestTable.named(1, "pair")
            .column("a", "integer")
            .column("b", "integer")
            .nullable("v", "varchar(3)")
            .key(0, 1)
            .plan();
    private final TablePlan word = TestTable.named(2, "word")
            .column("w", "text")
            .nullable("v", "varchar(3)")
            .key(0)
            .plan();

    private TargetFixture fixture;

    @BeforeEach
    void rows() throws Exception {
        fixture = new TargetFixture(true, pair, word);
        fixture.create();
        fixture.loadNothing();
        fixture.superuser.execute(
                TestTable.primaryKey(pair),
                TestTable.primaryKey(word),
                "INSERT INTO shop.pair SELECT i / 3, i % 3, 'old' FROM generate_series(0, 11) i",
                "INSERT INTO shop.word VALUES ('a', 'old'), ('B', 'old'), ('it''s \\ \"', 'old')");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void add(TablePlan table, Chunk.Mode mode, KeyRange range, byte[]... keys) {
        fixture.state.add(List.of(new Chunk(0, table.id(), mode, range, List.of(keys))));
    }

    private List<String> open() {
        return fixture.state.ledger(true, 0, 100).stream()
                .map(e -> e.keyText() + " " + e.rule())
                .toList();
    }

    @Test
    @Tag("H16")
    void shouldReplaceExactlyTheRowsOfARange() throws Exception {
        byte[] lower = TestTable.key(pair, 0, 1);
        byte[] upper = TestTable.key(pair, 2, 0);
        fixture.state.diverged(1, List.of(TestTable.key(pair, 0, 1), TestTable.key(pair, 0, 2)), "R", "r");
        add(pair, Chunk.Mode.AGAINST_KEY, new KeyRange(lower, upper));

        ChunkResult result =
                fixture.load(50, new Object[] {0, 2, "new"}, new Object[] {1, 7, "new"}, new Object[] {2, 0, "long"});

        assertThat(result).isEqualTo(new ChunkResult(2, result.bytes(), 1));
        assertThat(fixture.rows(pair))
                .containsExactly(
                        "(0,0,old)",
                        "(0,1,old)",
                        "(0,2,new)",
                        "(1,7,new)",
                        "(2,1,old)",
                        "(2,2,old)",
                        "(3,0,old)",
                        "(3,1,old)",
                        "(3,2,old)");
        assertThat(open()).containsExactlyInAnyOrder("0, 1 R", "2, 0 REP-0150");
    }

    @Test
    void shouldReplaceAllWhenTheRangeIsOpenOnBothEnds() throws Exception {
        add(pair, Chunk.Mode.AGAINST_KEY, KeyRange.ALL);
        fixture.load(50, new Object[] {9, 9, null});
        assertThat(fixture.rows(pair)).containsExactly("(9,9,)");
    }

    @Test
    void shouldCountATableAnewThatWasCountedWhileItWasEmpty() throws Exception {
        fixture.superuser.execute("DELETE FROM shop.pair", "ANALYZE shop.pair");
        assertThat(estimate("pair")).isEqualTo("0");
        add(pair, Chunk.Mode.AGAINST_KEY, KeyRange.ALL);
        fixture.load(50, new Object[] {1, 1, null}, new Object[] {1, 2, null});
        assertThat(estimate("pair")).isEqualTo("2");
    }

    private String estimate(String table) throws Exception {
        return fixture.superuser
                .query("SELECT reltuples FROM pg_class WHERE oid = 'shop." + table + "'::regclass")
                .getFirst();
    }

    @Test
    @Tag("H13")
    void shouldTakeKeysWithAwkwardTextsAndOthersThanAskedFor() throws Exception {
        add(
                word,
                Chunk.Mode.KEYS,
                KeyRange.ALL,
                TestTable.key(word, "it's \\ \""),
                TestTable.key(word, "b"),
                TestTable.key(word, "gone'); DROP TABLE shop.word; --"));
        fixture.load(50, new Object[] {"it's \\ \"", "n"}, new Object[] {"B", "n"});
        assertThat(fixture.superuser.query("SELECT w || '=' || v FROM shop.word ORDER BY 1"))
                .containsExactly("B=n", "a=old", "it's \\ \"=n");
    }

    @Test
    @Tag("H13")
    void shouldEmptyATableForAReloadWhereItsRangesAreNotTheSourcesOnes() throws Exception {
        byte[] middle = TestTable.key(word, "m");
        fixture.state.reload(
                2,
                List.of(
                        new Chunk(0, 2, Chunk.Mode.LOAD, new KeyRange(new byte[0], middle), List.of()),
                        new Chunk(1, 2, Chunk.Mode.LOAD, new KeyRange(middle, new byte[0]), List.of())),
                false);
        assertThat(fixture.rows(word)).isEmpty();
        fixture.load(50, new Object[] {"a", "n"});
        fixture.load(50, new Object[] {"B", "n"});
        assertThat(fixture.rows(word)).containsExactlyInAnyOrder("(a,n)", "(B,n)");
        assertThat(fixture.state.tables().get(1).chunksDone()).isEqualTo(2);
    }

    @Test
    @Tag("H17")
    void shouldKeepWhatTheEncoderRefusedAndCloseItWhenItFits() throws Exception {
        byte[] key = TestTable.key(pair, 0, 0);
        for (String value : new String[] {"", "ok"}) {
            add(pair, Chunk.Mode.KEYS, KeyRange.ALL, key);
            ChunkLease lease = fixture.lease();
            try (Target.ChunkWriter writer = fixture.target.openWriter(fixture.state);
                    Target.ChunkTransaction chunk = writer.begin(lease, pair)) {
                RowBuffer buffer = new RowBuffer(64);
                if (value.isEmpty()) {
                    chunk.refused(new Refusal(key, "v", "REP-0101", "a zero date", new byte[0]));
                } else {
                    TestTable.put(buffer, pair, 0, 0, value);
                    chunk.rows(buffer);
                }
                chunk.commit(TargetFixture.reading(buffer, 50));
            }
            assertThat(open()).hasSize(value.isEmpty() ? 1 : 0);
            assertThat(fixture.superuser.query("SELECT v FROM shop.pair WHERE a = 0 AND b = 0"))
                    .hasSize(value.isEmpty() ? 0 : 1);
        }
        assertThat(fixture.state.ledgerCounts().closed()).isEqualTo(1);
    }

    @Test
    @Tag("H17")
    void shouldLedgerNoRowWhenTheDiskIsFullButGiveUpTheChunk() throws Exception {
        fixture.superuser.execute(
                "CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RAISE SQLSTATE ''53100'' USING MESSAGE = ''could not extend file''; END'",
                "CREATE TRIGGER f BEFORE INSERT ON shop.pair FOR EACH ROW EXECUTE FUNCTION public.full()",
                "ALTER TABLE shop.pair ENABLE ALWAYS TRIGGER f");
        add(pair, Chunk.Mode.AGAINST_KEY, KeyRange.ALL);
        assertThatThrownBy(() -> fixture.load(50, new Object[] {9, 9, null}))
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.RESOURCES);
                    assertThat(e.retryable()).isTrue();
                });
        assertThat(fixture.rows(pair)).hasSize(12);
        assertThat(open()).isEmpty();
        assertThat(fixture.state.tables().getFirst().chunksDone()).isEqualTo(1);
    }

    @Test
    void shouldTakeValuesLargerThanASegment() throws Exception {
        String large = "x".repeat(9 << 20);
        fixture.state.reload(2, List.of(new Chunk(0, 2, Chunk.Mode.LOAD, KeyRange.ALL, List.of())), true);
        fixture.superuser.execute(
                "ALTER TABLE shop.word ALTER v TYPE text", "ALTER TABLE shop.word DROP CONSTRAINT word_pkey");
        ChunkResult result = fixture.load(
                50, new Object[] {"a", large}, new Object[] {"b", large}, new Object[] {"c", "z\0"}, new Object[] {
                    "d", ""
                });
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.ledgered()).isEqualTo(1);
        assertThat(fixture.superuser.query("SELECT sum(length(v)) FROM shop.word"))
                .containsExactly(String.valueOf(2 * large.length()));
    }
}
