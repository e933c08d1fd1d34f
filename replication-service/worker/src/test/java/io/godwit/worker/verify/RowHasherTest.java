package io.godwit.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H12")
class RowHasherTest {
    @Test
    void shouldHashPiecesAsTheWhole() {
        byte[] bytes = new byte[1_000];
        var random = new Random(1);
        random.nextBytes(bytes);
        for (int length = 0; length < 200; length++) {
            var pieces = new Hash.Pieces(length, Hash.SEED_A);
            for (int at = 0; at < length; ) {
                int some = Math.min(length - at, random.nextInt(40));
                pieces.add(bytes, 7 + at, some);
                at += some;
            }
            assertThat(pieces.end()).isEqualTo(Hash.of(bytes, 7, length, Hash.SEED_A));
        }
    }

    @Test
    void shouldHashARowAlikeWhereverItsValuesLie() {
        for (CanonicalType type : List.of(new CanonicalType.Bytes(), new CanonicalType.Json(true))) {
            byte[] value = ("\u0001{\"a\": \"" + "x".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            RowBuffer inside = new RowBuffer(64);
            inside.beginRow(2);
            inside.putInt32(7);
            inside.putBytes(value, 0, value.length);
            RowBuffer outside = new RowBuffer(64);
            outside.beginRow(2);
            outside.putInt32(7);
            outside.putLarge(LargeValue.of(value, 0, value.length));
            var one = new RowHasher(table(type));
            var other = new RowHasher(table(type));
            one.look(inside.array(), 0);
            other.look(outside.array(), 0);
            assertThat(other.rowHash(Hash.SEED_B)).isEqualTo(one.rowHash(Hash.SEED_B));
            assertThat(other.fieldHashes()).isEqualTo(one.fieldHashes());
            assertThat(other.keyHash()).isEqualTo(one.keyHash());
            assertThat(other.isNull(1)).isFalse();
            outside.clear();
        }
    }

    private static TablePlan table(CanonicalType type) {
        return new TablePlan(
                1,
                new TableName("s", "t"),
                new TableName("s", "t"),
                List.of(column(0), column(1)),
                List.of(
                        new ColumnPlan(0, "id", "integer", new CanonicalType.Int(32), false, Map.of()),
                        new ColumnPlan(1, "v", "x", type, true, Map.of())),
                List.of(0),
                List.of(),
                List.of(),
                1,
                1);
    }

    private static SourceColumn column(int ordinal) {
        return new SourceColumn(ordinal, "c" + ordinal, "int", true, Optional.empty(), Optional.empty());
    }
}
