package io.godwit.gateway.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;

/** What a service's event says in one sentence. */
public final class EventText {
    private EventText() {}

    public static String of(Event event) {
        return switch (event) {
            case Event.AssessmentCompleted done ->
                done.preconditionsMet()
                        ? "The assessment is done: source and target are fit."
                        : "The assessment is done: checks failed, see the findings.";
            case Event.ConversionCompleted _ -> "The schema is converted and proved.";
            case Event.PhaseChanged changed -> "Now " + word(changed.phase()) + ".";
            case Event.ConditionChanged changed ->
                word(changed.condition().type()) + " is "
                        + word(changed.condition().status()) + ": "
                        + changed.condition().message();
            case Event.FindingRaised raised -> {
                var problem = raised.finding().problem();
                yield problem.title() + " (" + problem.code() + "): " + problem.detail();
            }
            case Event.FindingClosed _ -> "A finding is closed.";
            case Event.CutoverStepChanged step ->
                "Cut-over step " + step.number() + ", " + step.step() + ": " + step.state() + ".";
            case Event.StepFailed failed ->
                failed.step() + " failed: " + failed.problem().title() + ": "
                        + failed.problem().detail();
            case Event.Cleaned cleaned ->
                cleaned.remaining().isEmpty()
                        ? "Nothing of Godwit is left on the endpoints."
                        : cleaned.remaining().size() + " things are left for a person to remove.";
            case Event.LedgerCounted counted -> counted.open() + " ledger entries are open.";
            case Event.CommandDone done ->
                done.refusal()
                        .map(problem -> "Refused: " + problem.title() + ": " + problem.detail())
                        .orElse("A command is done.");
        };
    }

    private static String word(Object value) {
        JsonNode node = Json.mapper().valueToTree(value);
        return node.asText();
    }
}
