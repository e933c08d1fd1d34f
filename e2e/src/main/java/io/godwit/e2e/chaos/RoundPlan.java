package io.godwit.e2e.chaos;

import io.godwit.e2e.chaos.Fault.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done in a round. Victims of load and changes are dealt from a shuffled pack, which is shuffled anew when it is
 * empty: a few rounds meet them all. The same seed gives the same rounds, however many are asked for.
 *
 * @param cutover whether the round ends with a cut-over, in which something dies too; else it is cancelled
 */
record RoundPlan(int number, List<Fault> faults, boolean cutover) {
    /** How long after a moment its faults may come, about as long as the phase lasts. */
    private static final Map<Moment, Integer> MILLIS = Map.of(
            Moment.ASSESSING, 6_000, Moment.LOADING, 5_000, Moment.REPLICATING, 6_000, Moment.CUTTING_OVER, 1_500);

    /** Before the task begins an unreachable database is a refusal, as it should be; nothing of the task is there to kill. */
    private static final List<Victim> OF_THE_PLATFORM = List.of(
            Victim.GATEWAY,
            Victim.CONTROL,
            Victim.ASSESSMENT,
            Victim.CONVERSION,
            Victim.KAFKA,
            Victim.STATE,
            Victim.SUPERVISOR,
            Victim.COMMAND);

    /** Not the source: MariaDB forgets that it was made read-only when it is started again. */
    private static final List<Victim> OF_A_CUTOVER = List.of(
            Victim.WORKER,
            Victim.WORKER_ASLEEP,
            Victim.CONTROL,
            Victim.GATEWAY,
            Victim.KAFKA,
            Victim.STATE,
            Victim.PLATFORM,
            Victim.COMMAND,
            Victim.TARGET,
            Victim.SOURCE_LINK,
            Victim.TARGET_LINK);

    private static final List<Victim> OF_A_TASK = Arrays.stream(Victim.values())
            .filter(victim -> victim != Victim.ASSESSMENT && victim != Victim.CONVERSION)
            .toList();

    RoundPlan {
        faults = List.copyOf(faults);
    }

    static List<RoundPlan> of(long seed, int rounds) {
        Random random = new Random(seed);
        Deque<Victim> task = new ArrayDeque<>();
        Deque<Victim> platform = new ArrayDeque<>();
        Deque<Victim> cutover = new ArrayDeque<>();
        List<RoundPlan> plans = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            List<Fault> faults = new ArrayList<>();
            boolean even = number % 2 == 0;
            if (!even) {
                faults.add(fault(random, Moment.ASSESSING, deal(random, platform, OF_THE_PLATFORM)));
            }
            for (Moment moment : List.of(Moment.LOADING, Moment.LOADING, Moment.REPLICATING, Moment.REPLICATING)) {
                faults.add(fault(random, moment, deal(random, task, OF_A_TASK)));
            }
            if (even) {
                faults.add(fault(random, Moment.CUTTING_OVER, deal(random, cutover, OF_A_CUTOVER)));
            }
            plans.add(new RoundPlan(number, faults, even));
        }
        return plans;
    }

    private static Fault fault(Random random, Moment moment, Victim victim) {
        int within = MILLIS.getOrDefault(moment, 1);
        return new Fault(victim, moment, Duration.ofMillis(random.nextInt(within)), hold(victim, random.nextDouble()));
    }

    private static Victim deal(Random random, Deque<Victim> pack, List<Victim> from) {
        if (pack.isEmpty()) {
            List<Victim> all = new ArrayList<>(from);
            Collections.shuffle(all, random);
            pack.addAll(all);
        }
        return pack.pop();
    }

    /** A chunk's lease and control's patience are 15 s: half of the sleepers are past them. */
    private static Duration hold(Victim victim, double chance) {
        return switch (victim) {
            case WORKER_ASLEEP -> Duration.ofMillis((long) (12_000 + 6_000 * chance));
            case SOURCE, TARGET, SOURCE_LINK, TARGET_LINK -> Duration.ofMillis((long) (3_000 * chance));
            case SUPERVISOR, PLATFORM, COMMAND -> Duration.ofMillis((long) (2_000 * chance));
            case WORKER, CONTROL, GATEWAY, ASSESSMENT, CONVERSION, KAFKA, STATE -> Duration.ZERO;
        };
    }
}
