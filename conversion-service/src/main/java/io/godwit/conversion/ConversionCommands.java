package io.godwit.conversion;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.inbox.CommandHandler;
import io.godwit.platform.service.job.Jobs;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;

/** The commands of this service: convert, cancel, clean; a finding that was accepted changes nothing here. */
@ApplicationScoped
public class ConversionCommands implements CommandHandler {
    private final Jobs jobs;

    ConversionCommands(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void handle(Transaction transaction, Envelope envelope, Command command) {
        switch (command) {
            case Command.Convert convert -> jobs.note(transaction, envelope);
            case Command.Cancel cancel -> jobs.cancel(transaction, envelope.migration());
            case Command.AcceptFinding accepted -> {}
            default ->
                throw new ProblemException(
                        PlatformProblem.REFUSED_REQUEST, command.type() + " is not for this service");
        }
    }
}
