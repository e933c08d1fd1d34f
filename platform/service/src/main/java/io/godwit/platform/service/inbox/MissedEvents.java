package io.godwit.platform.service.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.read.SignedReads;
import io.godwit.platform.sign.MessageVerifier.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks the owner of events for those that the broker did not deliver. Their signatures are verified as any other's. */
@ApplicationScoped
class MissedEvents {
    private final SignedReads reads;

    MissedEvents(SignedReads reads) {
        this.reads = reads;
    }

    List<Received> after(Envelope envelope, long last) {
        String path = "/internal/v1/migrations/" + envelope.migration() + "/events?after=" + last;
        var answer = reads.get(envelope.sender(), path, SignedReads.OWN);
        if (answer.status() != 200) {
            throw new ProblemException(
                    PlatformProblem.UNREADABLE_MESSAGE, envelope.sender() + " answered " + answer.status());
        }
        var received = new ArrayList<Received>();
        try {
            for (JsonNode item : Json.mapper().readTree(answer.body()).path("items")) {
                received.add(new Received(
                        Topics.EVENTS,
                        item.path("key").asText(),
                        item.path("value").binaryValue(),
                        item.path("keyId").asText(),
                        item.path("signature").binaryValue()));
            }
        } catch (IOException e) {
            throw new ProblemException(PlatformProblem.UNREADABLE_MESSAGE, "the events again cannot be read");
        }
        return received;
    }
}
