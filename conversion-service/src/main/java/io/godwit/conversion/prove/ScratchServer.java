package io.godwit.conversion.prove;

import io.godwit.conversion.ConversionProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.RunAs;
import io.godwit.platform.servers.ServerException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of this service's own, on which everything that was converted is compiled before anyone sees it (H22). It
 * runs as a user that cannot read Godwit's files where this process may change users, with passwords of this run; foreign
 * code runs in it as a role that is no superuser, has no file or program rights and a statement timeout, in a database of
 * its own that is dropped afterwards. Started when first needed.
 */
@ApplicationScoped
public class ScratchServer {
    private static final Logger LOG = Logger.getLogger(ScratchServer.class);

    private static final int PROOFS_AT_ONCE = 4;

    /** Where the scratch PostgreSQL lies. */
    @ConfigMapping(prefix = "godwit.scratch")
    public interface Settings {
        /** Its data folder's parent. */
        @WithDefault("${java.io.tmpdir}/godwit-scratch")
        Path directory();

        /** How long one statement of converted code may take. */
        @WithDefault("20")
        int statementSeconds();
    }

    private final Settings settings;
    private final Semaphore proofs = new Semaphore(PROOFS_AT_ONCE);
    private final AtomicLong databases = new AtomicLong();
    private final String administrator = secret();
    private @Nullable PostgresServer server;

    ScratchServer(Settings settings) {
        this.settings = settings;
    }

    /** A fresh database; the caller closes it, which drops it. */
    public ScratchDatabase open() {
        PostgresServer running = running();
        proofs.acquireUninterruptibly();
        try {
            return opened(running);
        } catch (RuntimeException e) {
            proofs.release();
            throw e;
        }
    }

    private ScratchDatabase opened(PostgresServer running) {
        String name = "proof_" + databases.incrementAndGet();
        String password = secret();
        try (Connection connection = connect(running, "postgres", "postgres", administrator);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + name
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '" + password
                    + "'");
            statement.execute("ALTER ROLE " + name + " SET statement_timeout = '" + settings.statementSeconds() + "s'");
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            return new ScratchDatabase(connect(running, name, name, password), () -> {
                drop(running, name);
                proofs.release();
            });
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private void drop(PostgresServer running, String name) {
        try (Connection connection = connect(running, "postgres", "postgres", administrator);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("DROP ROLE IF EXISTS " + name);
        } catch (SQLException e) {
            LOG.warnf("scratch database stays behind: sqlstate=%s", e.getSQLState());
        }
    }

    private synchronized PostgresServer running() {
        if (server != null && !server.running()) {
            stop();
        }
        if (server == null) {
            server = started();
        }
        return server;
    }

    /** Passwords are of this run, so the data folder is too. */
    private PostgresServer started() {
        ScratchFolders folders = new ScratchFolders(settings.directory());
        folders.removeDead();
        Path folder = folders.fresh();
        try {
            PostgresServer started = PostgresServer.in(folder)
                    .durable(false)
                    .superuser("postgres", administrator)
                    .runAs(RunAs.OTHER_USER)
                    .setting("shared_buffers", "16MB")
                    .setting("max_connections", "10")
                    .start();
            LOG.infof("scratch PostgreSQL started: separateUser=%s", started.separateUser());
            return started;
        } catch (ServerException e) {
            ScratchFolders.remove(folder);
            throw unavailable(e);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (server != null) {
            server.stop();
            ScratchFolders.remove(server.folder());
            server = null;
        }
    }

    private static Connection connect(PostgresServer running, String database, String user, String password)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(running.jdbcUrl(database), properties);
    }

    private static ProblemException unavailable(Exception cause) {
        ProblemException problem =
                new ProblemException(ConversionProblem.SCRATCH_UNAVAILABLE, String.valueOf(cause.getMessage()));
        problem.initCause(cause);
        return problem;
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
