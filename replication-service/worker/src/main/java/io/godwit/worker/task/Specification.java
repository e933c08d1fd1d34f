package io.godwit.worker.task;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.Tls;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.Password;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.LaunchKey;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.HttpControl;
import io.godwit.worker.report.TaskProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the worker was started with, opened: the task, and the connection to control that belongs to it. */
public final class Specification implements AutoCloseable {
    private final Task task;
    private final HttpControl control;

    private Specification(Task task, HttpControl control) {
        this.task = task;
        this.control = control;
    }

    /** Reads the file and opens the passwords with the launch's key; throws a problem that names what is wrong. */
    public static Specification read(Path file) {
        WorkerSpec spec = parse(file);
        OpeningKey key = LaunchKey.read(Path.of(spec.launchKeyFile()));
        var signers = new Keyring(spec.signers());
        var control = new HttpControl(spec);
        var task = new Task(
                spec.task(),
                spec.instance(),
                spec.migration(),
                spec.planSha256(),
                spec.cutover(),
                side(spec.migration().source(), key, signers),
                side(spec.migration().target(), key, signers),
                Optional.of(RowKey.open(spec.rowKey(), spec.task(), key, signers)),
                control,
                new Desire(),
                new TaskProgress(spec.migration().migration()),
                Tuning.defaults());
        return new Specification(task, control);
    }

    private static WorkerSpec parse(Path file) {
        try {
            WorkerSpec spec = Json.mapper().readValue(Files.readAllBytes(file), WorkerSpec.class);
            if (spec.format() != 1) {
                throw new ProblemException(
                        ReplicationProblem.SPEC_UNREADABLE,
                        "It has format " + spec.format() + ", this worker reads 1.");
            }
            return spec;
        } catch (IOException e) {
            throw new ProblemException(ReplicationProblem.SPEC_UNREADABLE, file + " is no worker specification.");
        }
    }

    private static Side side(SealedEndpoint sealed, OpeningKey key, Keyring signers) {
        char[] characters = Credentials.open(sealed, key, signers);
        try {
            return Side.of(endpoint(sealed), new Password(characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Endpoint endpoint(SealedEndpoint sealed) {
        TlsMode mode = TlsMode.valueOf(sealed.tls().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Endpoint(
                sealed.engine(),
                sealed.host(),
                sealed.port(),
                sealed.database(),
                sealed.user(),
                new Tls(mode, sealed.caPem(), sealed.serverPin()),
                sealed.parameters());
    }

    public Task task() {
        return task;
    }

    @Override
    public void close() {
        control.close();
    }
}
