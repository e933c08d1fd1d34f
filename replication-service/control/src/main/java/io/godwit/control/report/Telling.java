package io.godwit.control.report;

import io.godwit.control.report.Told.ToldFinding;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a report tells beyond what was told before. Pure. A worker that was started anew begins its own count: what it has
 * not looked at yet is not taken back, neither phase, condition, finding nor ledger.
 *
 * @param after what is told once the events are
 */
record Telling(Told after, List<Event> events) {
    /** A finding whose count grows is told again at most so often. */
    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);

    static Telling of(Told before, WorkerReport report, Instant now) {
        var events = new ArrayList<Event>();
        Phase phase = phase(before.phase(), report.phase());
        if (phase != before.phase()) {
            events.add(new Event.PhaseChanged(phase));
        }
        var conditions = conditions(before, report, events);
        var findings = findings(before, report, now, events);
        long ledger = ledger(before.ledgerOpen(), report);
        if (ledger != before.ledgerOpen()) {
            events.add(new Event.LedgerCounted(ledger));
        }
        return new Telling(new Told(phase, conditions, findings, ledger), List.copyOf(events));
    }

    /** Forwards only, but for a cut-over that was undone. */
    private static Phase phase(Phase told, Phase reported) {
        boolean undone = told == Phase.CUTTING_OVER && reported == Phase.REPLICATING;
        return undone || reported.compareTo(told) > 0 ? reported : told;
    }

    private static Map<Condition.Type, Condition> conditions(Told before, WorkerReport report, List<Event> events) {
        var all = new LinkedHashMap<>(before.conditions());
        for (Condition now : report.conditions()) {
            Condition known = all.get(now.type());
            if (known == null || !same(known, now)) {
                all.put(now.type(), now);
                events.add(new Event.ConditionChanged(now));
            }
        }
        return all;
    }

    private static boolean same(Condition left, Condition right) {
        return left.status() == right.status()
                && left.reason().equals(right.reason())
                && left.message().equals(right.message());
    }

    private static Map<UUID, ToldFinding> findings(Told before, WorkerReport report, Instant now, List<Event> events) {
        var all = new LinkedHashMap<UUID, ToldFinding>();
        for (Finding finding : report.findings()) {
            ToldFinding known = before.findings().get(finding.id());
            if (known == null || differs(known, finding, now)) {
                events.add(new Event.FindingRaised(finding));
                all.put(finding.id(), new ToldFinding(finding, report.instance(), now));
            } else {
                all.put(finding.id(), new ToldFinding(known.finding(), report.instance(), known.at()));
            }
        }
        boolean lookedAtAll = report.phase().compareTo(Phase.REPLICATING) >= 0;
        before.findings().forEach((id, known) -> {
            if (all.containsKey(id)) {
                return;
            }
            if (lookedAtAll || known.instance().equals(report.instance())) {
                events.add(new Event.FindingClosed(id));
            } else {
                all.put(id, known);
            }
        });
        return all;
    }

    private static boolean differs(ToldFinding known, Finding now, Instant at) {
        boolean same = known.finding().problem().equals(now.problem())
                && known.finding().count() == now.count();
        boolean worse = known.finding().problem().severity() != now.problem().severity();
        return worse || !same && !known.at().plus(COUNT_EVERY).isAfter(at);
    }

    /** A worker that has not read the target's state yet counts nothing: its 0 means nothing. */
    private static long ledger(long told, WorkerReport report) {
        boolean read = report.tables().stream().anyMatch(table -> !table.state().equals("planned"));
        return read ? report.progress().ledgerOpen() : told;
    }
}
