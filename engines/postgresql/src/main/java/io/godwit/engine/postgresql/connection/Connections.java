package io.godwit.engine.postgresql.connection;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Opens connections to one endpoint: from fields, with pinned settings, always to the same server.
 *
 * <p>Refused: a clear-text password without verified TLS, a pooler, a standby, another server than the first connection met
 * (H18). A server is known by its system identifier; where {@code pg_control_system()} is not allowed, by the object id of
 * its database together with {@code cluster_name}, which survives restarts but is weaker. Thread-safe.
 */
public final class Connections {
    private static final String REFUSED_BY_DRIVER = "08004";
    private static final int TLS_QUESTION_MILLIS = 5_000;
    private static final Set<String> PARAMETERS = Set.of("connectTimeout", "sslNegotiation");

    /**
     * One list of session settings (H18). {@code search_path} holds nothing but the system's own names: every statement
     * names its schemas. No plan is kept, which would be that of a table as small as it was once: statements are few here, and
     * large.
     */
    private static final String SETTINGS = """
            SET row_security = off; SET statement_timeout = 0; SET lock_timeout = 0;
            SET idle_in_transaction_session_timeout = 0; SET search_path = pg_catalog; SET TimeZone = 'UTC';
            SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
            SET extra_float_digits = 1; SET standard_conforming_strings = on; SET client_encoding = 'UTF8';
            SET synchronous_commit = on; SET default_transaction_isolation = 'read committed';
            SET jit = off; SET plan_cache_mode = force_custom_plan;
            SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
            SET tcp_user_timeout = 60000; SET client_min_messages = warning""";

    private final Endpoint endpoint;
    private final Password password;
    private final AtomicReference<@Nullable ServerIdentity> known = new AtomicReference<>();

    public Connections(Endpoint endpoint, Password password) {
        this.endpoint = endpoint;
        this.password = password;
        for (String name : endpoint.parameters().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new EngineException(
                        Kind.UNSUPPORTED,
                        "The parameter " + name + " is not allowed for a PostgreSQL endpoint.",
                        "Allowed are "
                                + String.join(", ", PARAMETERS.stream().sorted().toList()) + ".");
            }
        }
        if (!endpoint.host().matches("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?")) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The host is neither a name nor an address.",
                    "Give one host name or IP address.");
        }
    }

    /** The server's identity; opens a connection where none was open yet. */
    public ServerIdentity server() {
        if (known.get() == null) {
            open().close();
        }
        return Objects.requireNonNull(known.get());
    }

    public Session open() {
        Connection connection = connect();
        try {
            return new Session(connection, prepare(connection));
        } catch (SQLException e) {
            quietly(connection);
            throw Failures.of(e);
        } catch (RuntimeException e) {
            quietly(connection);
            throw e;
        }
    }

    private Connection connect() {
        try {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {bracketed(endpoint.host())});
            source.setPortNumbers(new int[] {endpoint.port()});
            source.setDatabaseName(endpoint.database());
            source.setUser(endpoint.user());
            source.setPassword(password.reveal());
            source.setApplicationName("godwit");
            source.setConnectTimeout(10);
            source.setLoginTimeout(20);
            source.setTcpKeepAlive(true);
            source.setProperty("socketFactory", KeepAliveSockets.class.getName());
            source.setProperty("gssEncMode", "disable");
            source.setProperty("channelBinding", "prefer");
            source.setProperty("logServerErrorDetail", "false");
            source.setPreferQueryMode(PreferQueryMode.EXTENDED);
            tls(source);
            for (Map.Entry<String, String> parameter : endpoint.parameters().entrySet()) {
                source.setProperty(parameter.getKey(), parameter.getValue());
            }
            return source.getConnection();
        } catch (SQLException e) {
            if (REFUSED_BY_DRIVER.equals(e.getSQLState()) && endpoint.tls().mode() != TlsMode.DISABLE && !offersTls()) {
                throw new EngineException(
                        Kind.TLS,
                        endpoint + " offers no TLS, and "
                                + endpoint.tls()
                                        .mode()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')
                                + " was asked for.",
                        "Switch on ssl on the server, or ask for tls=disable where the network is trusted.");
            }
            throw Failures.of(e);
        }
    }

    /**
     * Whether the server takes a request for TLS. The driver gives its refusal the same SQLState as that of a method to sign in.
     *
     * <p>Source: PostgreSQL manual, "Message Formats", SSLRequest.
     */
    private boolean offersTls() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), TLS_QUESTION_MILLIS);
            socket.setSoTimeout(TLS_QUESTION_MILLIS);
            socket.getOutputStream().write(new byte[] {0, 0, 0, 8, 4, (byte) 210, 22, 47});
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return true; // then the driver's words are the better ones
        }
    }

    private void tls(PGSimpleDataSource source) throws SQLException {
        TlsMode mode = endpoint.tls().mode();
        source.setSslMode(
                switch (mode) {
                    case DISABLE -> "disable";
                    case REQUIRE -> "require";
                    case VERIFY_CA -> "verify-ca";
                    case VERIFY_FULL -> "verify-full";
                });
        boolean verified = mode == TlsMode.VERIFY_CA || mode == TlsMode.VERIFY_FULL;
        source.setProperty("requireAuth", verified ? "!gss,!sspi" : "!password,!gss,!sspi");
        if (mode != TlsMode.DISABLE) {
            source.setSslfactory(TrustedAuthorities.class.getName());
            String authorities =
                    verified ? endpoint.tls().caPem().orElse(TrustedAuthorities.SYSTEM) : TrustedAuthorities.NOBODY;
            source.setSslFactoryArg((mode == TlsMode.VERIFY_FULL ? TrustedAuthorities.NAMED : "") + authorities);
        }
    }

    /** Pins the settings and proves the server; tells whether rows may go in without firing triggers. */
    private boolean prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            int version;
            try (ResultSet row = statement.executeQuery(
                    "SELECT pg_backend_pid(), current_setting('server_version_num')::int, pg_is_in_recovery()")) {
                row.next();
                if (row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID()) {
                    throw new EngineException(
                            Kind.WRONG_SERVER,
                            "Between Godwit and the server stands a connection pooler.",
                            "Give the server's own host and port: a pooler hands one session's settings to another.");
                }
                version = row.getInt(2);
                if (row.getBoolean(3)) {
                    throw new EngineException(
                            Kind.WRONG_SERVER, "The server is a standby.", "Give the primary's host and port.");
                }
            }
            statement.execute(
                    version >= 170000
                            ? "SET idle_session_timeout = 0; SET transaction_timeout = 0"
                            : version >= 140000 ? "SET idle_session_timeout = 0" : "SELECT 1");
            prove(identity(statement));
            return unfired(connection, statement);
        }
    }

    private static ServerIdentity identity(Statement statement) throws SQLException {
        boolean allowed;
        String weak;
        String version;
        try (ResultSet row = statement.executeQuery("""
                SELECT has_function_privilege('pg_catalog.pg_control_system()', 'execute'),
                       'database-' || (SELECT oid FROM pg_database WHERE datname = current_database()) || '-'
                           || current_setting('cluster_name'), current_setting('server_version')""")) {
            row.next();
            allowed = row.getBoolean(1);
            weak = row.getString(2);
            version = row.getString(3);
        }
        if (!allowed) {
            return new ServerIdentity(weak, "postgresql", version);
        }
        try (ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
            row.next();
            return new ServerIdentity(row.getString(1), "postgresql", version);
        }
    }

    private void prove(ServerIdentity met) {
        ServerIdentity first = known.compareAndExchange(null, met);
        if (first != null && !first.id().equals(met.id())) {
            throw new EngineException(
                    Kind.WRONG_SERVER,
                    "The server at " + endpoint + " is another one than before.",
                    "Give the address of one server, not of a balancer.");
        }
    }

    /** Superusers, and since PostgreSQL 15 whoever was granted SET on the parameter. */
    private static boolean unfired(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            statement.execute("SET LOCAL session_replication_role = replica");
            return true;
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // the first failure is the one to tell
        }
    }
}
