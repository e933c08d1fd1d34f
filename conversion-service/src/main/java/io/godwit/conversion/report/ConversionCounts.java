package io.godwit.conversion.report;

import io.godwit.conversion.prove.Prover;
import io.godwit.planning.ObjectCounts;
import io.godwit.planning.PlannedSchema;
import java.util.Map;

/** The figures that the assessment promised, as the proof left them; and what of it was compiled, what failed. */
public final class ConversionCounts {
    private ConversionCounts() {}

    public static Map<String, Long> of(PlannedSchema schema, Prover.Proof proof) {
        Map<String, Long> counts = ObjectCounts.of(
                schema.objects(),
                object -> object.convertsByItself() && proof.refusal(object).isEmpty());
        counts.put(
                "compiled",
                schema.objects().stream()
                        .filter(object ->
                                object.moves() && proof.refusal(object).isEmpty())
                        .count());
        counts.put(
                "failed",
                schema.objects().stream()
                        .filter(object -> proof.refusal(object).isPresent())
                        .count());
        return counts;
    }
}
