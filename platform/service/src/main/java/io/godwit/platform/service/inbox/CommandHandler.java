package io.godwit.platform.service.inbox;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.service.store.Transaction;

/**
 * What a service does with the commands of its topic: one bean implements it, as blocking code on a virtual thread.
 *
 * <p>The transaction also holds the inbox's row: what is done in it is done once. It must be short; long work is noted in
 * it as a job and done after it ({@code transaction.afterCommit} wakes whoever does it). Commands of one migration come one
 * after the other.
 *
 * <p>A {@link io.godwit.platform.problem.ProblemException} refuses the command: the sender learns of it by
 * {@code CommandDone}; one that is retryable, and a state database that is away, are tried again; any other exception is
 * tried three times and then makes a dead letter.
 */
public interface CommandHandler {
    void handle(Transaction transaction, Envelope envelope, Command command);
}
