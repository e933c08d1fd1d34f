package io.godwit.engine.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.change.NetChanges;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.type.CanonicalType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H12")
class LargeValuesTest {
    private static final int SIZE = 300_001;
    private static final TablePlan KEYLESS = new TablePlan(
            1,
            new TableName("s", "t"),
            new TableName("s", "t"),
            List.of(new SourceColumn(0, "v", "longblob", true, Optional.empty(), Optional.empty())),
            List.of(new ColumnPlan(0, "v", "bytea", new CanonicalType.Bytes(), true, Map.of())),
            List.of(),
            List.of(),
            List.of(),
            1,
            1);

    @AfterEach
    void allIsGivenBack() {
        assertThat(LargeValues.any()).isFalse();
    }

    @Test
    void shouldReadWhatWasWrittenFromAnyPlace() throws IOException {
        byte[] bytes = bytes(1);
        try (LargeValue value = value(bytes);
                LargeValue part = value.slice(17, SIZE - 40)) {
            assertThat(value.bytes()).isEqualTo(bytes);
            byte[] some = new byte[100];
            part.read(65_530, some, 5, 90);
            assertThat(Arrays.copyOfRange(some, 5, 95)).isEqualTo(Arrays.copyOfRange(bytes, 65_547, 65_637));
            try (InputStream stream = part.stream()) {
                assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 17, SIZE - 23));
            }
        }
    }

    @Test
    void shouldLiveAsLongAsARowThatNamesIt() {
        byte[] bytes = bytes(2);
        RowBuffer source = row(bytes);
        ChangeLog log = new ChangeLog(KEYLESS);
        log.insert(new RowView(source.array(), 0, source.size()));
        source.clear();

        int word = RowBuffer.getInt(log.array(), log.after(0) + 2);
        assertThat(LargeValues.of(word).bytes()).isEqualTo(bytes);
        assertThat(LargeValues.outside(log.array(), log.after(0))).isEqualTo(SIZE);
        log.truncate(0);
    }

    @Test
    void shouldForgetARowThatIsRolledBack() {
        RowBuffer buffer = row(bytes(3));
        int start = buffer.beginRow(1);
        buffer.putLarge(value(bytes(4)));
        buffer.rollback(start);
        assertThat(LargeValues.any()).isTrue();
        assertThat(RowBuffer.tupleLength(buffer.array(), 0)).isEqualTo(buffer.size());
        buffer.clear();
    }

    @Test
    void shouldTakeEqualImagesForEqualWhereverTheyLie() {
        byte[] bytes = bytes(5);
        ChangeLog log = new ChangeLog(KEYLESS);
        RowBuffer inside = new RowBuffer(SIZE + 10);
        inside.beginRow(1);
        inside.putBytes(bytes, 0, SIZE);
        RowBuffer one = row(bytes);
        RowBuffer two = row(bytes);
        RowBuffer other = row(bytes(6));
        log.insert(view(one));
        log.insert(view(inside));
        log.delete(view(two));
        log.insert(view(other));

        NetChanges net = NetChanges.strict(log);

        assertThat(net.size()).isEqualTo(2);
        assertThat(net.operation(0)).isEqualTo(NetChanges.INSERT);
        assertThat(net.copies(0)).isEqualTo(1);
        assertThat(net.operation(1)).isEqualTo(NetChanges.INSERT);
        List.of(one, two, other).forEach(RowBuffer::clear);
        log.release();
    }

    private static RowView view(RowBuffer buffer) {
        return new RowView(buffer.array(), 0, buffer.size());
    }

    private static RowBuffer row(byte[] bytes) {
        RowBuffer buffer = new RowBuffer(64);
        buffer.beginRow(1);
        buffer.putLarge(value(bytes));
        buffer.endRow();
        return buffer;
    }

    private static LargeValue value(byte[] bytes) {
        try (LargeValue.Writer writer = new LargeValue.Writer()) {
            writer.write(bytes, 0, 11);
            writer.write(bytes, 11, bytes.length - 11);
            return writer.finish();
        }
    }

    private static byte[] bytes(long seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
