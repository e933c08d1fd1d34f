package io.godwit.gateway.road;

import io.godwit.platform.migration.Phase;
import java.util.Locale;

/** What a state of the road is called. */
final class RoadNames {
    private RoadNames() {}

    static Phase phase(Road road) {
        return switch (road) {
            case Road.Created _ -> Phase.CREATED;
            case Road.Assessing _ -> Phase.ASSESSING;
            case Road.Assessed _ -> Phase.ASSESSED;
            case Road.Converting _ -> Phase.CONVERTING;
            case Road.Converted _ -> Phase.CONVERTED;
            case Road.Preparing _ -> Phase.PREPARING;
            case Road.Loading _ -> Phase.LOADING;
            case Road.Replicating _ -> Phase.REPLICATING;
            case Road.CuttingOver _ -> Phase.CUTTING_OVER;
            case Road.Cancelling state -> state.from().phase();
            case Road.Done _ -> Phase.DONE;
            case Road.Cancelled _ -> Phase.CANCELLED;
        };
    }

    static String word(Road road) {
        return road.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
