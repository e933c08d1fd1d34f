package io.godwit.worker.problem;

import io.godwit.platform.problem.ProblemCode;
import io.godwit.platform.problem.Severity;

/**
 * The worker's catalogue of problems. REP-0001 … are about a task; REP-0101 … about rows that an encoder or the target
 * refuses (their rules are named by the engines); REP-0201 … about changes that met unexpected rows (engines), REP-0211 … about what a comparison found.
 */
public enum ReplicationProblem implements ProblemCode {
    UNREACHABLE(
            1,
            Kind.SOURCE,
            Severity.ERROR,
            "A database cannot be reached",
            "Look whether the server runs and lets this machine in; the worker tries again by itself."),
    TARGET_RESOURCES(
            2,
            Kind.TARGET,
            Severity.BLOCKING,
            "A server is out of space or memory",
            "Free space; the worker tries again by itself and loses nothing."),
    AUTHENTICATION(
            3,
            Kind.USER,
            Severity.BLOCKING,
            "A server refused the sign-in",
            "Give the endpoint the right user and password, then resume."),
    TLS(
            4,
            Kind.USER,
            Severity.BLOCKING,
            "TLS could not be agreed or verified",
            "Give the endpoint the authority that signed the server's certificate, then resume."),
    PRIVILEGE(
            5,
            Kind.USER,
            Severity.BLOCKING,
            "The account lacks a right",
            "Grant the right that is named, then resume."),
    WRONG_SERVER(
            6,
            Kind.SOURCE,
            Severity.BLOCKING,
            "This is not the server that the migration was started with",
            "Let the endpoint lead to the first server again, or start a new migration."),
    POSITION_LOST(
            7,
            Kind.SOURCE,
            Severity.BLOCKING,
            "The source no longer holds the changes to go on from",
            "Keep the log longer on the source and start the migration anew; nothing was skipped in silence."),
    NOT_UNDERSTOOD(
            8,
            Kind.SOURCE,
            Severity.BLOCKING,
            "The source's log holds something that is not understood",
            "Going on could lose rows, so the task stopped; see the detail for the setting that writes such entries."),
    STRUCTURE_DIFFERS(
            9,
            Kind.SOURCE,
            Severity.BLOCKING,
            "The source's structure is not what was converted",
            "Cancel, clean and migrate anew: the tables are converted as they are now."),
    REPLACED(10, Kind.PLATFORM, Severity.INFO, "Another worker took over", "Nothing is to be done."),
    STATEMENT_FAILED(
            11,
            Kind.TARGET,
            Severity.BLOCKING,
            "A statement failed",
            "See the detail; resume when its cause is mended."),
    UNSUPPORTED(12, Kind.USER, Severity.BLOCKING, "An engine cannot do this", "See the detail for what it can."),
    SPEC_UNREADABLE(
            13,
            Kind.PLATFORM,
            Severity.BLOCKING,
            "The worker's specification cannot be read",
            "Look at control's log: it writes this file."),
    PLAN_UNAVAILABLE(
            14,
            Kind.PLATFORM,
            true,
            Severity.ERROR,
            "The schema plan cannot be had",
            "The worker tries again; look whether control runs."),
    INTERNAL(
            15,
            Kind.INTERNAL,
            Severity.BLOCKING,
            "Something went wrong inside the worker",
            "Report it with the worker's log; resume goes on from the last checkpoint."),
    TABLE_CHANGED(
            16,
            Kind.SOURCE,
            Severity.BLOCKING,
            "A table's structure changed, and the table stopped",
            "`godwit reload` makes the table anew in the form that the source has now, and loads it."),
    TABLE_GONE(
            17,
            Kind.SOURCE,
            Severity.BLOCKING,
            "A table was dropped or renamed away, and stopped",
            "Accept this finding if the table is no longer wanted; else bring it back and reload it."),
    TABLE_APPEARED(
            18,
            Kind.SOURCE,
            Severity.WARNING,
            "A table appeared that is not in the plan",
            "It is not moved. Accept this finding, or start a migration that selects it."),
    TABLE_NOT_MADE(
            19,
            Kind.TARGET,
            Severity.BLOCKING,
            "A table could not be made, and stopped",
            "Mend the statement's cause on the target, then reload the table."),
    KEY_NOT_MADE(
            20,
            Kind.TARGET,
            Severity.BLOCKING,
            "A table's primary key could not be made, and the table stopped",
            "Mend the cause that the detail names, then reload the table."),
    UNIQUE_NOT_MADE(
            21,
            Kind.TARGET,
            Severity.BLOCKING,
            "A unique key or an index could not be made",
            "Mend the rows on the source, or accept this finding and make the key later."),
    FOREIGN_KEY_NOT_MADE(
            22,
            Kind.TARGET,
            Severity.BLOCKING,
            "A foreign key or check could not be made or validated",
            "Mend the rows that break it on the source, or accept this finding and make it later."),
    CODE_NOT_MADE(
            23,
            Kind.TARGET,
            Severity.WARNING,
            "A view, routine or trigger could not be made",
            "Edit the object's conversion and apply it to the target by hand."),
    ROWS_REFUSED(
            24,
            Kind.USER,
            Severity.BLOCKING,
            "Rows lie in the ledger: the target cannot hold them as they are",
            "Change the rows on the source and replay the entries, or choose a policy that carries them."),
    NOT_READY(
            25,
            Kind.USER,
            Severity.ERROR,
            "The cut-over cannot start yet",
            "Wait for, or mend, what the detail names."),
    CUTOVER_UNDONE(
            26,
            Kind.USER,
            Severity.WARNING,
            "The cut-over was undone and the source writes again",
            "Mend what the detail names and cut over again; replication goes on."),
    UNKNOWN_TABLE(27, Kind.USER, Severity.ERROR, "There is no such table in the plan", "See `tables` for the names."),
    UNKNOWN_ENTRY(28, Kind.USER, Severity.ERROR, "There is no such open ledger entry", "See `ledger` for the entries."),
    NOT_NOW(29, Kind.USER, Severity.ERROR, "This cannot be done now", "Ask again when the detail's condition holds."),
    SECRET_UNREADABLE(
            30,
            Kind.PLATFORM,
            Severity.BLOCKING,
            "The endpoint's password cannot be opened",
            "Enter the endpoint's password again."),
    FREEZE_INCOMPLETE(
            31,
            Kind.SOURCE,
            Severity.ERROR,
            "Something can still write to the source",
            "End the sessions and switches that the detail names, then cut over again."),
    THAW_BY_HAND(
            32,
            Kind.SOURCE,
            Severity.BLOCKING,
            "The source must be allowed to write again by hand",
            "Execute the statements of the detail on the source."),
    REMAINS(
            33,
            Kind.USER,
            Severity.WARNING,
            "Something of Godwit is left on an endpoint",
            "Execute the statements of the detail."),
    DIVERGED(
            34,
            Kind.TARGET,
            Severity.BLOCKING,
            "Changes met rows in the target that were not as they should be",
            "Find out who else writes to the target, then repair the table."),
    CONTROL_CERTIFICATE(
            35,
            Kind.PLATFORM,
            Severity.BLOCKING,
            "Control's certificate is not the pinned one",
            "Restart the platform so that the worker is started with the present certificate."),
    TABLE_REFUSED(
            36,
            Kind.USER,
            Severity.BLOCKING,
            "A table stopped because rows were refused, as the policy asks",
            "Change the rows on the source and reload the table, or choose another policy."),

    CARRIED_BY_POLICY(
            37,
            Kind.USER,
            Severity.WARNING,
            "Values are carried as others, as a policy says",
            "Nothing, if that is meant; else choose another policy, or correct the values at the source."),
    ROWS_DIFFER(
            211,
            Kind.TARGET,
            Severity.BLOCKING,
            "Rows differ between source and target",
            "Repair the table; `ledger` lists the keys."),
    MULTISET_DIFFERS(
            212,
            Kind.TARGET,
            Severity.BLOCKING,
            "A table without a key holds other rows than its source",
            "Reload the table."),
    COUNT_DIFFERS(
            213,
            Kind.TARGET,
            Severity.BLOCKING,
            "A table's number of rows differs from its source",
            "Verify, then repair the table.");

    private final String code;
    private final Kind kind;
    private final boolean retryable;
    private final Severity severity;
    private final String title;
    private final String remedy;

    ReplicationProblem(int number, Kind kind, Severity severity, String title, String remedy) {
        this(number, kind, number <= 2, severity, title, remedy);
    }

    ReplicationProblem(int number, Kind kind, boolean retryable, Severity severity, String title, String remedy) {
        this.code = String.format(java.util.Locale.ROOT, "REP-%04d", number);
        this.kind = kind;
        this.retryable = retryable;
        this.severity = severity;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public int status() {
        return kind == Kind.USER ? 422 : 500;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
