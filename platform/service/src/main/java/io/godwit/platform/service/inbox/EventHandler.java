package io.godwit.platform.service.inbox;

import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.service.store.Transaction;

/**
 * What a service does with events: as {@link CommandHandler}, and each sender's events of a migration come in their numbers'
 * order without a gap; a missing one was read again from its owner before.
 */
public interface EventHandler {
    void handle(Transaction transaction, Envelope envelope, Event event);
}
