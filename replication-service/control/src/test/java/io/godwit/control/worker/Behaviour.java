package io.godwit.control.worker;

import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * What a {@link FakeWorker} does, read anew before each report.
 *
 * @param exit its exit code, now; negative: it goes on
 * @param fails with its last report it says why it gives up
 * @param silent it lives, but does not report
 * @param obeys it says of each order that it is done
 * @param cutover what it makes of such an order: {@code done}, {@code hang} after the freeze, {@code refuse}
 */
public record Behaviour(
        Phase phase,
        int exit,
        boolean fails,
        boolean silent,
        boolean obeys,
        String cutover,
        long ledgerOpen,
        List<Condition> conditions,
        List<Finding> findings) {
    public static Behaviour in(Phase phase) {
        return new Behaviour(phase, -1, false, false, true, "done", 0, List.of(), List.of());
    }

    public Behaviour exits(int code, boolean failing) {
        return new Behaviour(phase, code, failing, silent, obeys, cutover, ledgerOpen, conditions, findings);
    }

    public Behaviour silently() {
        return new Behaviour(phase, exit, fails, true, obeys, cutover, ledgerOpen, conditions, findings);
    }

    public Behaviour stubbornly() {
        return new Behaviour(phase, exit, fails, silent, false, cutover, ledgerOpen, conditions, findings);
    }

    public Behaviour cuttingOver(String how) {
        return new Behaviour(phase, exit, fails, silent, obeys, how, ledgerOpen, conditions, findings);
    }

    public Behaviour saying(List<Condition> newConditions, List<Finding> newFindings, long ledger) {
        return new Behaviour(phase, exit, fails, silent, obeys, cutover, ledger, newConditions, newFindings);
    }

    static Path file(Path home, UUID task) {
        return home.resolve("behaviour").resolve(task + ".json");
    }

    /** Holds from the worker's next report on. */
    public void of(Path home, UUID task) {
        Path file = file(home, task);
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(task + ".draft");
            Files.write(draft, Json.bytes(this));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Behaviour read(Path home, UUID task) throws IOException {
        Path file = file(home, task);
        return Files.exists(file)
                ? Json.mapper().readValue(Files.readAllBytes(file), Behaviour.class)
                : in(Phase.LOADING);
    }
}
