package io.godwit.worker.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.engine.target.TaskState.TableStatus.State;
import io.godwit.worker.fake.FakeTarget;
import io.godwit.worker.fake.FakeTaskState;
import io.godwit.worker.fake.Place;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import io.godwit.worker.report.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShaperTest {
    private final TablePlan table = Rows.table(1, "a");
    private final FakeTaskState state = new FakeTarget().state();
    private final Findings findings = new Findings(UUID.randomUUID());

    private List<State> statesAfter(String sql) {
        var statement =
                new PlannedStatement("index/a/i", Stage.KEYS, Optional.of(table.target()), sql, Optional.empty());
        var plan = new SchemaPlan(
                1, "fake", "fake", new World(table).plan.sourceServer(), "shop", List.of(table), List.of(statement));
        state.create(plan, "", new Place(0), List.of());
        state.refusedStatements = Set.of(statement.id());
        assertThat(new Shaper(plan, state, findings).execute(statement)).isFalse();
        return state.tables().stream().map(TableStatus::state).toList();
    }

    @Test
    void shouldGoOnWithoutAnIndexThatOnlyServesQueries() {
        assertThat(statesAfter("CREATE INDEX \"i\" ON \"shop\".\"a\" (\"value\")"))
                .doesNotContain(State.STOPPED);
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.problem().code()).isEqualTo("REP-0021");
            assertThat(finding.problem().subject()).isEqualTo("shop.a");
            assertThat(finding.problem().detail()).startsWith("index/a/i: ");
        });
    }

    @Test
    void shouldStopATableWhoseIdentityCannotBeMade() {
        assertThat(statesAfter("CREATE UNIQUE INDEX \"i\" ON \"shop\".\"a\" (\"id\")"))
                .containsExactly(State.STOPPED);
        assertThat(findings.all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().code()).isEqualTo("REP-0020"));
    }
}
