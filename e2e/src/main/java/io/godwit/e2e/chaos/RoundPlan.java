package io.godwit.e2e.chaos;

import io.godwit.e2e.chaos.Fault.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What is done in a round. Victims are dealt from a shuffled pack, which is shuffled anew when it is empty: a few rounds meet
 * them all. The same seed gives the same rounds, however many are asked for.
 */
record RoundPlan(int number, List<Fault> faults) {
    private static final int FAULTS = 4;
    private static final int LOADING_MILLIS = 5_000;
    private static final int REPLICATING_MILLIS = 6_000;

    RoundPlan {
        faults = List.copyOf(faults);
    }

    static List<RoundPlan> of(long seed, int rounds) {
        Random random = new Random(seed);
        Deque<Victim> pack = new ArrayDeque<>();
        List<RoundPlan> plans = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            plans.add(new RoundPlan(number, faults(random, pack)));
        }
        return plans;
    }

    private static List<Fault> faults(Random random, Deque<Victim> pack) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            Moment moment = i < FAULTS / 2 ? Moment.LOADING : Moment.REPLICATING;
            int within = moment == Moment.LOADING ? LOADING_MILLIS : REPLICATING_MILLIS;
            Victim victim = deal(random, pack);
            faults.add(new Fault(
                    victim, moment, Duration.ofMillis(random.nextInt(within)), hold(victim, random.nextDouble())));
        }
        return faults;
    }

    private static Victim deal(Random random, Deque<Victim> pack) {
        if (pack.isEmpty()) {
            List<Victim> all = new ArrayList<>(Arrays.asList(Victim.values()));
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
            case WORKER, CONTROL, GATEWAY, KAFKA, STATE -> Duration.ZERO;
        };
    }
}
