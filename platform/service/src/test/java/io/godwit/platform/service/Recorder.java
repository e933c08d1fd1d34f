package io.godwit.platform.service;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.inbox.CommandHandler;
import io.godwit.platform.service.inbox.EventHandler;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service's domain that notes what reaches it, and fails where a test asks for it. */
@ApplicationScoped
public class Recorder implements CommandHandler, EventHandler {
    private final List<Envelope> handled = new CopyOnWriteArrayList<>();
    private volatile String broken = "";

    void breakOn(String type) {
        broken = type;
    }

    List<Envelope> of(UUID migration) {
        return handled.stream().filter(e -> e.migration().equals(migration)).toList();
    }

    @Override
    public void handle(Transaction transaction, Envelope envelope, Command command) {
        if (envelope.type().equals(broken)) {
            throw new IllegalStateException("broken for a test");
        }
        if (command instanceof Command.RepairTable) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "there is no such table");
        }
        transaction.afterCommit(() -> handled.add(envelope));
    }

    @Override
    public void handle(Transaction transaction, Envelope envelope, Event event) {
        transaction.afterCommit(() -> handled.add(envelope));
    }
}
