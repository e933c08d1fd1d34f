package io.godwit.control;

import io.godwit.control.reconcile.Wake;
import io.godwit.control.task.TaskCommands;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.inbox.CommandHandler;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;

/** The commands of this service: what is wanted is noted at once; the reconciler and the worker do it. */
@ApplicationScoped
public class ControlCommands implements CommandHandler {
    private final TaskCommands commands;
    private final Wake wake;

    ControlCommands(TaskCommands commands, Wake wake) {
        this.commands = commands;
        this.wake = wake;
    }

    @Override
    public void handle(Transaction transaction, Envelope envelope, Command command) {
        switch (command) {
            case Command.Start start -> commands.start(transaction, envelope, start);
            case Command.Pause _ -> commands.pause(transaction, envelope);
            case Command.Resume _ -> commands.resume(transaction, envelope);
            case Command.Cutover _ -> commands.cutover(transaction, envelope, command);
            case Command.Confirm _ -> commands.confirm(transaction, envelope, command);
            case Command.Cancel _ -> commands.cancel(transaction, envelope, command);
            case Command.Clean _ -> commands.clean(transaction, envelope, command);
            case Command.AcceptFinding _ -> commands.accept(transaction, envelope, command);
            case Command.Verify _, Command.ReloadTable _, Command.RepairTable _, Command.ReplayEntry _ ->
                commands.work(transaction, envelope, command);
            case Command.Assess _, Command.Convert _ ->
                throw new ProblemException(
                        PlatformProblem.REFUSED_REQUEST, command.type() + " is not for this service");
        }
        transaction.afterCommit(wake::now);
    }
}
