package io.godwit.platform.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
class JobsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Jobs jobs;

    @Inject
    StateStore store;

    @Inject
    TestRunner runner;

    private final UUID migration = UUID.randomUUID();
    private Peer gateway;

    @BeforeEach
    void open() {
        gateway = new Peer("gateway", Path.of(setting("godwit.test.keys")), setting("kafka.bootstrap.servers"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldEndAJobWithItsResults() throws Exception {
        Envelope command = command(1);

        note(command);

        await().atMost(PATIENCE).until(() -> told().contains("conversion-completed"));
        assertThat(noted()).isEmpty();
        assertThat(runner.starts(command.id())).isEqualTo(1);
    }

    @Test
    void shouldInterruptAJobThatANewerCommandReplaces() throws Exception {
        Envelope older = command(1);
        Envelope newer = command(2);
        runner.hold(older.id());
        note(older);
        await().atMost(PATIENCE).until(() -> runner.starts(older.id()) == 1);

        note(newer);

        await().atMost(PATIENCE).until(() -> runner.wasInterrupted(older.id()) && noted().isEmpty());
        assertThat(told()).containsExactly("conversion-completed");
    }

    @Test
    void shouldInterruptAndForgetACancelledJob() throws Exception {
        Envelope command = command(1);
        runner.hold(command.id());
        note(command);
        await().atMost(PATIENCE).until(() -> runner.starts(command.id()) == 1);

        store.run(transaction -> jobs.cancel(transaction, migration));

        await().atMost(PATIENCE).until(() -> runner.wasInterrupted(command.id()));
        assertThat(noted()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldRunAgainWhatWasAtWorkWhenTheServiceEnded() throws Exception {
        Envelope command = command(1);
        runner.hold(command.id());
        note(command);
        await().atMost(PATIENCE).until(() -> runner.starts(command.id()) == 1);

        jobs.resume(new StartupEvent());

        await().atMost(PATIENCE).until(() -> runner.starts(command.id()) == 2);
        runner.letGo(command.id());
        await().atMost(PATIENCE).until(() -> noted().isEmpty());
        assertThat(told()).containsExactly("conversion-completed");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new ProblemException(PlatformProblem.NOT_FOUND, "for a test"),
                new IllegalStateException("for a test"),
                new StackOverflowError("for a test"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTellAFailureAndForgetTheJob(Throwable failure) throws Exception {
        Envelope command = command(1);
        runner.fail(command.id(), failure);

        note(command);

        await().atMost(PATIENCE).until(() -> told().contains("step-failed"));
        assertThat(noted()).isEmpty();
    }

    @Test
    void shouldTryAgainWhenNeitherResultsNorFailureCanBeStored() throws Exception {
        Envelope command = command(1);
        runner.hold(command.id());
        note(command);
        await().atMost(PATIENCE).until(() -> runner.starts(command.id()) == 1);
        execute("ALTER TABLE control.job RENAME TO job_away");
        try {
            runner.letGo(command.id());
            await().atMost(PATIENCE).until(() -> runner.starts(command.id()) >= 2);
        } finally {
            execute("ALTER TABLE control.job_away RENAME TO job");
        }

        await().atMost(PATIENCE).until(() -> noted().isEmpty());
        assertThat(told()).containsExactly("conversion-completed");
    }

    private Envelope command(long version) {
        return gateway.envelope(migration, 0, version, new Command.Verify());
    }

    private void note(Envelope envelope) {
        store.run(transaction -> jobs.note(transaction, envelope));
    }

    private List<String> noted() throws SQLException {
        return query("SELECT message FROM control.job WHERE migration = '" + migration + "'");
    }

    /** Types of the events that this migration's jobs told, in order. */
    private List<String> told() throws Exception {
        List<String> types = new ArrayList<>();
        for (String hex : query(
                "SELECT encode(value, 'hex') FROM control.outbox WHERE topic = 'godwit.events' AND message_key = '"
                        + migration + "' ORDER BY id")) {
            types.add(EnvelopeCodec.decode(HexFormat.of().parseHex(hex)).type());
        }
        return types;
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(setting("godwit.test.jdbc"), TestServers.USER, TestServers.PASSWORD);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
