package io.godwit.gateway.migration;

import io.godwit.gateway.event.EventLog;
import io.godwit.gateway.event.EventText;
import io.godwit.gateway.finding.Findings;
import io.godwit.gateway.road.Action;
import io.godwit.gateway.road.Moment;
import io.godwit.gateway.road.Origin;
import io.godwit.gateway.road.Readiness;
import io.godwit.gateway.road.Road;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.service.inbox.EventHandler;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What the services tell moves the road and is kept for people to see. One event, in this order:
 *
 * <pre>
 * 1. findings   raised or closed, and how many block now
 * 2. road       the move that the event is in the present state, if it is one
 * 3. readiness  ReadyForCutover as the facts now make it
 * 4. stream     the event itself, and ReadyForCutover where it changed
 * </pre>
 */
@ApplicationScoped
public class Hearing implements EventHandler {
    private static final Logger LOG = Logger.getLogger(Hearing.class);

    private final Findings findings;
    private final EventLog events;
    private final Clock clock;

    Hearing(Findings findings, EventLog events, Clock clock) {
        this.findings = findings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void handle(Transaction transaction, Envelope envelope, Event event) {
        Optional<MigrationRow> known = transaction.lock(MigrationRow.class, envelope.migration());
        if (known.isEmpty()) {
            LOG.infof("event of no migration passed over: migration=%s type=%s", envelope.migration(), envelope.type());
            return;
        }
        MigrationRow row = known.get();
        Road before = row.road();
        Moment at = new Moment(clock.instant(), row.version + 1);

        boolean findingsChanged = findings.hear(transaction, envelope, event);
        Road noted = findingsChanged ? before.blocked(findings.blockers(transaction, row.id)) : before;

        Road moved = event instanceof Event.CommandDone done
                ? answered(transaction, noted, done, at)
                : noted.hear(event, new Origin(envelope.sender(), envelope.stateVersion()), at);

        Road after = Readiness.settle(moved, at);
        if (!after.equals(before)) {
            row.moved(after, at.version(), at.time());
        }

        events.add(transaction, row, envelope.type(), EventText.of(event), event);
        tellReadiness(transaction, row, before, after);
    }

    private Road answered(Transaction transaction, Road road, Event.CommandDone done, Moment at) {
        Optional<CommandRow> asked = transaction.find(CommandRow.class, done.command());
        if (asked.isEmpty()) {
            return road;
        }
        CommandRow command = asked.get();
        command.doneAt = at.time();
        Optional<Problem> refusal = done.refusal();
        if (refusal.isEmpty()) {
            return road;
        }
        command.refusal = Stored.write(refusal.get());
        return action(command)
                .map(action -> road.refused(command.id, action, refusal.get(), at))
                .orElse(road);
    }

    /** Empty for work on a part: its refusal is told, and moves nothing. */
    private static Optional<Action> action(CommandRow command) {
        for (Action action : Action.values()) {
            if (action.word().equals(command.action)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    private void tellReadiness(Transaction transaction, MigrationRow row, Road before, Road after) {
        Condition now = after.facts().conditions().get(Type.READY_FOR_CUTOVER);
        if (now != null
                && before.facts().holds(Type.READY_FOR_CUTOVER) != after.facts().holds(Type.READY_FOR_CUTOVER)) {
            var changed = new Event.ConditionChanged(now);
            events.add(transaction, row, changed.type(), EventText.of(changed), changed);
        }
    }
}
