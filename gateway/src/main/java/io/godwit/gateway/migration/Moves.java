package io.godwit.gateway.migration;

import io.godwit.gateway.access.Caller;
import io.godwit.gateway.audit.Audit;
import io.godwit.gateway.event.EventLog;
import io.godwit.gateway.finding.Findings;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.gateway.road.Action;
import io.godwit.gateway.road.Moment;
import io.godwit.gateway.road.Order;
import io.godwit.gateway.road.Outcome.Accepted;
import io.godwit.gateway.road.Outcome.Refused;
import io.godwit.gateway.road.Readiness;
import io.godwit.gateway.road.Road;
import io.godwit.gateway.road.Work;
import io.godwit.platform.message.Command;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Moves a migration because somebody asked: in one transaction the state, the command to the service that owns the step, the
 * event that tells of it and the audit. Each change raises the state version; the command carries it, so that the owner can
 * refuse it in a later one (H31).
 */
@ApplicationScoped
public class Moves {
    private static final UUID NO_COMMAND = new UUID(0, 0);

    private final Migrations migrations;
    private final Findings findings;
    private final Outbox outbox;
    private final EventLog events;
    private final Audit audit;
    private final Clock clock;

    Moves(Migrations migrations, Findings findings, Outbox outbox, EventLog events, Audit audit, Clock clock) {
        this.migrations = migrations;
        this.findings = findings;
        this.outbox = outbox;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The command's id. Throws 409 with what is missing where the action is no legal move. @param row locked */
    UUID act(Transaction transaction, MigrationRow row, Action action, Caller caller) {
        Road road = row.road();
        Moment at = new Moment(clock.instant(), row.version + 1);
        UUID command = switch (road.take(action, NO_COMMAND, at)) {
            case Refused refused -> throw new ProblemException(refused.code(), refused.detail());
            case Accepted accepted ->
                accepted.order()
                        .map(order -> send(transaction, row, at, order, caller))
                        .orElseGet(UUID::randomUUID);
        };
        // The state machine is pure: the same move again, now with the command's id.
        Road next = ((Accepted) road.take(action, command, at)).next();
        settle(row, next, at);
        told(transaction, row, caller, action.word(), Map.of("command", command.toString()));
        audit.note(
                transaction,
                caller,
                "migration." + action.word(),
                "migrations/" + row.name,
                row.id,
                Map.of("command", command.toString(), "version", String.valueOf(row.version)));
        return command;
    }

    /**
     * Asks for work on a part of the migration.
     *
     * @param row locked
     * @param part {@code tables/customer}
     * @param detail for the audit
     */
    public UUID work(Transaction transaction, MigrationRow row, Caller caller, Part part, Map<String, String> detail) {
        Road road = row.road();
        if (!Work.legalIn(road).contains(part.work())) {
            throw new ProblemException(
                    GatewayProblem.NOT_NOW, part.work().word() + " is no move while it is " + standing(road) + ".");
        }
        Moment at = new Moment(clock.instant(), row.version + 1);
        UUID command = sent(transaction, row, at, part.owner(), part.command(), caller);
        Road now = part.work() == Work.ACCEPT ? road.blocked(findings.blockers(transaction, row.id)) : road;
        settle(row, now, at);
        told(transaction, row, caller, part.work().word() + " " + part.path(), Map.of("command", command.toString()));
        audit.note(
                transaction,
                caller,
                "migration." + part.work().word(),
                "migrations/" + row.name + "/" + part.path(),
                row.id,
                detail);
        return command;
    }

    /** @param path within the migration, {@code tables/customer} */
    public record Part(Work work, String path, Order.Owner owner, Command command) {}

    private static String standing(Road road) {
        return road.facts().paused() ? road.word() + " and paused" : road.word();
    }

    private UUID send(Transaction transaction, MigrationRow row, Moment at, Order order, Caller caller) {
        Command command = Orders.command(
                order, migrations.spec(transaction, row), row.road().facts().plan());
        return sent(transaction, row, at, order.owner(), command, caller);
    }

    private UUID sent(
            Transaction transaction, MigrationRow row, Moment at, Order.Owner owner, Command command, Caller caller) {
        UUID id = outbox.command(transaction, owner.topic(), row.id, at.version(), command);
        var note = new CommandRow();
        note.id = id;
        note.migration = row.id;
        note.action = command.type();
        note.version = at.version();
        note.caller = caller.name();
        note.askedAt = at.time();
        transaction.persist(note);
        return id;
    }

    private void told(Transaction transaction, MigrationRow row, Caller caller, String what, Map<String, String> data) {
        events.add(transaction, row, "asked", caller.name() + " asks: " + what + ".", data);
    }

    private static void settle(MigrationRow row, Road next, Moment at) {
        row.moved(Readiness.settle(next, at), at.version(), at.time());
    }
}
