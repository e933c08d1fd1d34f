package io.godwit.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final TaskProgress progress = new TaskProgress(UUID.randomUUID());

    @Test
    void shouldTellTroubleUntilSomethingWasDoneAgain() {
        progress.trouble(Problem.of(ReplicationProblem.UNREACHABLE, "the target is away"));
        assertThat(caughtUp().reason()).isEqualTo("Trouble");
        assertThat(caughtUp().message()).isEqualTo("REP-0001 the target is away");
        assertThat(progress.findings().all()).hasSize(1);

        progress.overcome();
        assertThat(caughtUp().reason()).isEqualTo("Behind");
        assertThat(caughtUp().status()).isEqualTo(Condition.Status.FALSE);
        assertThat(caughtUp().message()).doesNotContain("the target is away");
    }

    @Test
    void shouldChangeNothingWhereThereWasNoTrouble() {
        progress.conditions().set(Type.CAUGHT_UP, true, "LagUnderLimit", "the lag is under its limit");
        progress.overcome();
        assertThat(progress.conditions().holds(Type.CAUGHT_UP)).isTrue();
    }

    private Condition caughtUp() {
        return progress.conditions().all().stream()
                .filter(condition -> condition.type() == Type.CAUGHT_UP)
                .findFirst()
                .orElseThrow();
    }
}
