package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState.TableStatus.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoadAndApplyIT {
    private final TablePlan customer = TestTable.named(1, "customer")
            .column("id", "integer")
            .nullable("email", "text")
            .nullable("note", "varchar(10)")
            .key(0)
            .unique(1)
            .plan();

    @Test
    void shouldLoadApplyAndReadBackWhenAllIsWell() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, customer)) {
            fixture.create();
            assertThat(fixture.load(10, new Object[] {1, "a", "x"}, new Object[] {2, "b", null})
                            .rows())
                    .isEqualTo(2);
            fixture.superuser.execute(TestTable.primaryKey(customer));

            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                assertThat(fixture.state.tables().getFirst().state()).isEqualTo(State.CONVERGING);
                ChangeLog log = new ChangeLog(customer);
                log.insert(TestTable.row(customer, 3, "c", "y"));
                log.update(TestTable.row(customer, 1, "a", "x"), TestTable.row(customer, 1, "z", "x"));
                log.delete(TestTable.row(customer, 2, "b", null));
                Applier.Applied applied = applier.apply(TargetFixture.batch(10, log));
                assertThat(applied.converged()).containsExactly(1);

                ChangeLog swap = new ChangeLog(customer);
                swap.update(TestTable.row(customer, 1, "z", "x"), TestTable.row(customer, 1, "t", "x"));
                swap.update(TestTable.row(customer, 3, "c", "y"), TestTable.row(customer, 3, "z", "y"));
                swap.update(TestTable.row(customer, 1, "t", "x"), TestTable.row(customer, 1, "c", "x"));
                fixture.superuser.execute("CREATE UNIQUE INDEX ON shop.customer (email)");
                assertThat(applier.apply(TargetFixture.batch(20, swap)).divergences())
                        .isZero();
            }
            assertThat(fixture.rows(customer)).containsExactly("(1,c,x)", "(3,z,y)");
            assertThat(fixture.state.checkpoint()).contains(new TestPosition(20));
            assertThat(fixture.state.tables().getFirst().state()).isEqualTo(State.REPLICATING);
            assertThat(read(fixture)).isEqualTo(2);
        }
    }

    private long read(TargetFixture fixture) {
        List<Integer> sizes = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void rows(RowBuffer buffer) {
                sizes.add(buffer.rows());
            }

            @Override
            public void refused(Refusal refusal) {}
        };
        try (var reader = TargetFixture.engine()
                .openRows(fixture.endpoint, fixture.password)
                .orElseThrow()) {
            reader.read(customer, new KeyRange(TestTable.key(customer, 0), TestTable.key(customer, 3)), sink);
            reader.readKeys(customer, List.of(TestTable.key(customer, 1), TestTable.key(customer, 9)), sink);
        }
        assertThat(sizes).containsExactly(2, 1);
        return sizes.getFirst();
    }

    @Test
    @Tag("H17")
    void shouldLedgerRefusedRowsWhenTheTargetRefusesThem() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, customer)) {
            fixture.create();
            var result = fixture.load(
                    10,
                    new Object[] {1, "a", "x"},
                    new Object[] {2, "b\0c", "y"},
                    new Object[] {3, "c", "far too long a note"},
                    new Object[] {4, "d", "z"});
            assertThat(result.rows()).isEqualTo(2);
            assertThat(result.ledgered()).isEqualTo(2);
            assertThat(fixture.rows(customer)).containsExactly("(1,a,x)", "(4,d,z)");
            assertThat(fixture.state.ledger(true, 0, 10))
                    .extracting(e -> e.keyText() + " " + e.reason())
                    .containsExactly(
                            "2 The target refuses the row: a text holds a NUL or a byte sequence that is not UTF-8 (SQLState 22021)",
                            "3 The target refuses the row: a value is too long for its column (SQLState 22001)");
        }
    }

    @Test
    @Tag("H15")
    void shouldChangeNothingWhenAChunkIsRepeatedAndFailWhenItsPlanIsOld() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, customer)) {
            fixture.create();
            ChunkLease lease = fixture.lease();
            RowBuffer buffer = new RowBuffer(64);
            TestTable.put(buffer, customer, 1, "a", "x");
            for (int i = 0; i < 2; i++) {
                try (Target.ChunkWriter writer = fixture.target.openWriter(fixture.state);
                        var chunk = writer.begin(lease, customer)) {
                    chunk.rows(buffer);
                    assertThat(chunk.commit(TargetFixture.reading(buffer, 5)).rows())
                            .isEqualTo(1);
                }
            }
            assertThat(fixture.rows(customer)).hasSize(1);
            fixture.state.reload(1, List.of(lease.chunk()), true);
            assertThat(fixture.rows(customer)).isEmpty();
            try (Target.ChunkWriter writer = fixture.target.openWriter(fixture.state)) {
                assertThatThrownBy(() -> writer.begin(lease, customer))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.FENCED));
            }
        }
    }
}
