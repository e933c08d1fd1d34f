package io.godwit.control.worker;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.LaunchKey;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.CutoverStep.State;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.LedgerReport;
import io.godwit.platform.task.WorkerReport.OrderResult;
import io.godwit.platform.task.WorkerReport.Progress;
import io.godwit.platform.task.WorkerReport.TableReport;
import io.godwit.platform.task.WorkerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker that moves nothing: it is started as the real one is, opens its passwords, reports, hears, and does as its
 * {@link Behaviour} says. What it heard stands in {@code heard/<task>.log} of the test's home, a line each.
 */
public final class FakeWorker {
    /** A value of a row that nobody may see in clear but those who may see values. */
    public static final String PLANTED = "planted-row-value-2113";

    private static final int REPORT_MILLIS = 100;
    private static final int EXIT_REPLACED = WorkerSpec.EXIT_STOPPED;

    private final WorkerSpec spec;
    private final Path home;
    private final FakeWorkerCalls control;
    private final Map<UUID, OrderResult> done = new LinkedHashMap<>();
    private @Nullable Phase own;

    private FakeWorker(WorkerSpec spec) {
        this.spec = spec;
        this.home = Path.of(spec.workDirectory()).resolve("../../..").normalize();
        this.control = new FakeWorkerCalls(spec);
    }

    public static void main(String[] arguments) throws Exception {
        WorkerSpec spec = Json.mapper().readValue(Files.readAllBytes(Path.of(arguments[1])), WorkerSpec.class);
        var worker = new FakeWorker(spec);
        int code = worker.run();
        worker.heard("exit " + code);
        System.exit(code);
    }

    private int run() throws Exception {
        OpeningKey key = LaunchKey.read(Path.of(spec.launchKeyFile()));
        heard("started cutover=" + spec.cutover().map(UUID::toString).orElse("none") + " passwords="
                + password(spec.migration().source(), key) + ","
                + password(spec.migration().target(), key)
                + " plan=" + control.get("/plan").body().length);
        spec.cutover().ifPresent(this::settle);
        while (true) {
            Behaviour behaviour = Behaviour.read(home, spec.task());
            if (!behaviour.silent()) {
                var answer = control.post("/report", report(behaviour));
                if (answer.statusCode() == 410) {
                    heard("replaced");
                    return EXIT_REPLACED;
                }
                if (answer.statusCode() == 200) {
                    obey(behaviour, Json.mapper().readValue(answer.body(), DesiredState.class));
                }
            }
            if (behaviour.exit() >= 0) {
                return behaviour.exit();
            }
            if (own == Phase.DONE || own == Phase.CANCELLED) {
                control.post("/report", report(behaviour));
                return WorkerSpec.EXIT_FINISHED;
            }
            Thread.sleep(REPORT_MILLIS);
        }
    }

    private int password(SealedEndpoint endpoint, OpeningKey key) {
        return new String(Credentials.open(endpoint, key, new Keyring(spec.signers()))).hashCode();
    }

    private void settle(UUID cutover) {
        step(cutover, 9, "thaw", State.COMPENSATED, "its worker died; the source writes again");
    }

    private void obey(Behaviour behaviour, DesiredState desired) throws IOException {
        heard("told " + desired.intent() + " "
                + desired.orders().stream().map(DesiredState.Order::type).toList());
        if (desired.intent() == DesiredState.Intent.STOP) {
            heard("exit 10 as told");
            System.exit(WorkerSpec.EXIT_STOPPED);
        }
        done.keySet()
                .retainAll(desired.orders().stream().map(DesiredState.Order::id).toList());
        for (DesiredState.Order order : desired.orders()) {
            if (!done.containsKey(order.id()) && behaviour.obeys()) {
                execute(behaviour, order);
            }
        }
    }

    private void execute(Behaviour behaviour, DesiredState.Order order) {
        if (order.command() instanceof Command.Cancel) {
            own = Phase.CANCELLED;
        }
        if (order.command() instanceof Command.Cutover) {
            cutover(behaviour, order);
            return;
        }
        if (order.command() instanceof Command.Clean) {
            own = Phase.CANCELLED;
        }
        done.put(order.id(), new OrderResult(order.id(), Optional.empty()));
    }

    private void cutover(Behaviour behaviour, DesiredState.Order order) {
        if (behaviour.cutover().equals("refuse")) {
            done.put(order.id(), new OrderResult(order.id(), Optional.of(problem("REP-0025 in a test"))));
            return;
        }
        if (own == Phase.CUTTING_OVER) {
            return;
        }
        own = Phase.CUTTING_OVER;
        step(order.id(), 1, "check", State.DONE, "all allows it");
        step(order.id(), 2, "freeze", State.RUNNING, "SET GLOBAL read_only = ON");
        if (behaviour.cutover().equals("done")) {
            step(order.id(), 2, "freeze", State.DONE, "writes are stopped");
            step(order.id(), 3, "open", State.DONE, "the target is open");
            own = Phase.DONE;
            done.put(order.id(), new OrderResult(order.id(), Optional.empty()));
        }
    }

    private void step(UUID cutover, int number, String name, State state, String detail) {
        Instant now = Instant.now();
        var step = new CutoverStep(
                cutover, number, name, state, detail, "thaw", Optional.of(now), Optional.of(now), now.plusSeconds(60));
        heard("step " + number + " " + state + " " + control.put("/cutovers/" + cutover + "/steps/" + number, step));
    }

    private WorkerReport report(Behaviour behaviour) {
        Phase phase = own == null ? behaviour.phase() : own;
        var table = new TableReport(
                "shop.customer",
                "shop.customer",
                "loading",
                10,
                5,
                0,
                "never",
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var progress = new Progress(
                10,
                5,
                500,
                1,
                100,
                2,
                1,
                0,
                0,
                0,
                0,
                "",
                4711,
                0,
                0,
                behaviour.ledgerOpen(),
                0,
                0,
                Optional.empty(),
                3,
                21);
        return new WorkerReport(
                spec.task(),
                spec.instance(),
                1,
                phase,
                progress,
                List.of(table),
                behaviour.conditions(),
                behaviour.findings(),
                behaviour.ledgerOpen() > 0 ? List.of(entry()) : List.of(),
                new ArrayList<>(done.values()),
                behaviour.fails() ? Optional.of(problem("the target refuses the password")) : Optional.empty(),
                Instant.now());
    }

    /** Of the row that holds a planted value in its key. */
    private LedgerReport entry() {
        OpeningKey key = LaunchKey.read(Path.of(spec.launchKeyFile()));
        byte[] sealed = RowKey.open(spec.rowKey(), spec.task(), key, new Keyring(spec.signers()))
                .seal("name = " + PLANTED, LedgerReport.place(7));
        return new LedgerReport(
                7, "shop.customer", "refused", "", "REP-0150", "refused", sealed, Instant.now(), Optional.empty());
    }

    private static Problem problem(String detail) {
        return Problem.of(PlatformProblem.INTERNAL, detail);
    }

    private void heard(String line) {
        Path file = home.resolve("heard").resolve(spec.task() + ".log");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    spec.instance() + " " + line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
