package io.godwit.gateway.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.gateway.access.Caller;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.read.OwnerReads;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.deadletter.DeadLetters;
import io.godwit.platform.service.store.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dead letters of the gateway itself and, by signed reads, of the other services. */
@ApplicationScoped
class DeadLettersOfAll {
    static final String OWN = "gateway";
    static final List<String> OTHERS = List.of("assessment", "conversion", "control");
    private static final String PATH = "/internal/v1/dead-letters";

    private final DeadLetters own;
    private final OwnerReads reads;
    private final StateStore store;

    DeadLettersOfAll(DeadLetters own, OwnerReads reads, StateStore store) {
        this.own = own;
        this.reads = reads;
        this.store = store;
    }

    /** The newest first, at most {@code limit} of each service. */
    DeadLetterView.Listing list(Caller caller, int limit) {
        var letters = new ArrayList<DeadLetterView>();
        var away = new ArrayList<String>();
        for (DeadLetters.Summary summary : own.list(null, limit)) {
            letters.add(view(Json.mapper().valueToTree(summary)));
        }
        for (String service : OTHERS) {
            try {
                reads.get(service, PATH + "?limit=" + limit, caller)
                        .path("items")
                        .forEach(letter -> letters.add(view(letter)));
            } catch (ProblemException e) {
                away.add(service);
            }
        }
        letters.sort(Comparator.comparing(DeadLetterView::arrivedAt).reversed());
        return new DeadLetterView.Listing(letters, away);
    }

    private static DeadLetterView view(JsonNode letter) {
        return Json.mapper().convertValue(letter, DeadLetterView.class);
    }

    /** Handles it again at its service. A command that is not legal any more is refused there with PLT-0042. */
    void replay(Caller caller, String service, UUID id, DeadLetterView letter) {
        long version = version(letter.key());
        if (service.equals(OWN)) {
            own.replay(id, version);
        } else {
            reads.post(service, PATH + "/" + id + "/replay?version=" + version, caller, java.util.Map.of());
        }
    }

    /** Throws GWY-0034 for a letter that the service does not have, GWY-0046 for one that was replayed. */
    DeadLetterView get(Caller caller, String service, UUID id) {
        DeadLetterView letter = find(caller, service, id).orElseThrow(() -> missing(id));
        if (letter.replayedAt() != null) {
            throw new ProblemException(
                    GatewayProblem.ALREADY_REPLAYED, "It was replayed at " + letter.replayedAt() + ".");
        }
        return letter;
    }

    private Optional<DeadLetterView> find(Caller caller, String service, UUID id) {
        if (service.equals(OWN)) {
            return own.find(id).map(summary -> view(Json.mapper().valueToTree(summary)));
        }
        if (!OTHERS.contains(service)) {
            return Optional.empty();
        }
        JsonNode found = reads.get(service, PATH + "/" + id, caller).path("items");
        return found.isEmpty() ? Optional.empty() : Optional.of(view(found.get(0)));
    }

    private static ProblemException missing(UUID id) {
        return new ProblemException(GatewayProblem.NO_DEAD_LETTER, "No service has a dead letter " + id + ".");
    }

    private long version(String migration) {
        UUID id;
        try {
            id = UUID.fromString(migration);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlatformProblem.UNREADABLE_MESSAGE, "Its key is no migration.");
        }
        return store.transaction(
                transaction -> transaction.rows("select version from migration where id = ?1", id).stream()
                        .findFirst()
                        .map(columns -> ((Number) columns[0]).longValue())
                        .orElse(Long.MAX_VALUE));
    }
}
