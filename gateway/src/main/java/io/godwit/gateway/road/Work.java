package io.godwit.gateway.road;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person may ask of a part of a migration: a table, a ledger entry, a finding. */
public enum Work {
    RELOAD,
    REPAIR,
    REPLAY,
    ACCEPT;

    /** What may be asked now. */
    public static Set<Work> legalIn(Road road) {
        return switch (road) {
            case Road.Loading state -> state.facts().paused() ? EnumSet.of(ACCEPT) : EnumSet.of(ACCEPT, RELOAD);
            case Road.Replicating state -> state.facts().paused() ? EnumSet.of(ACCEPT) : EnumSet.allOf(Work.class);
            case Road.Created _,
                    Road.Assessing _,
                    Road.Assessed _,
                    Road.Converting _,
                    Road.Converted _,
                    Road.Preparing _,
                    Road.CuttingOver _ -> EnumSet.of(ACCEPT);
            case Road.Cancelling _, Road.Done _, Road.Cancelled _ -> EnumSet.noneOf(Work.class);
        };
    }

    /** As it is written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
