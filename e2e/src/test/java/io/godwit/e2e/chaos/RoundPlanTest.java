package io.godwit.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundPlanTest {
    @Test
    void shouldPlanTheSameWhenTheSeedIsTheSame() {
        assertThat(RoundPlan.of(7, 5).subList(0, 3)).isEqualTo(RoundPlan.of(7, 3));
        assertThat(RoundPlan.of(7, 3)).isNotEqualTo(RoundPlan.of(8, 3));
    }

    @Test
    void shouldMeetEveryVictimWhenThereAreEnoughRounds() {
        List<Victim> met = RoundPlan.of(7, 16).stream()
                .flatMap(plan -> plan.faults().stream())
                .map(Fault::victim)
                .toList();

        assertThat(met).contains(Victim.values());
    }
}
