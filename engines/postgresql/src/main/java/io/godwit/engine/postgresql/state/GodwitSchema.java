package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.postgresql.connection.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The schema {@code godwit} of a target, in versions: each is a resource {@code godwit-N.sql} that brings the one before up
 * to it. An ordinary role with CREATE on the database can install it.
 */
final class GodwitSchema {
    static final int VERSION = 1;

    /** Any number that nobody else takes: "godwit" in ASCII. */
    private static final long LOCK = 0x676f64776974L;

    private GodwitSchema() {}

    /** Inside a transaction; repeatable; two at once wait for each other. */
    static void install(Session session) {
        session.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) l", row -> 1, LOCK);
        int version = version(session);
        if (version > VERSION) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The target's schema godwit has version " + version + ", this release knows " + VERSION + ".",
                    "Use the newer release that installed it.");
        }
        if (version < 0) {
            createSchema(session);
            version = 0;
        }
        for (int next = version + 1; next <= VERSION; next++) {
            session.execute(script(next));
            session.execute("DELETE FROM godwit.install");
            session.update("INSERT INTO godwit.install (version) VALUES (?)", next);
        }
    }

    static boolean installed(Session session) {
        return version(session) > 0;
    }

    /** −1: there is no schema; 0: an empty one; else its version. */
    private static int version(Session session) {
        List<Integer> found = session.list(
                "SELECT EXISTS (SELECT FROM pg_class i WHERE i.relnamespace = n.oid AND i.relname = 'install')::int,"
                        + " (SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid)::int"
                        + " FROM pg_namespace n WHERE n.nspname = 'godwit'",
                row -> row.getInt(1) == 1 ? 1 : row.getInt(2) == 0 ? 0 : -1);
        if (found.isEmpty()) {
            return -1;
        }
        return switch (found.getFirst()) {
            case 1 ->
                session.one("SELECT version FROM godwit.install", row -> row.getInt(1))
                        .orElse(0);
            case 0 -> 0;
            default ->
                throw new EngineException(
                        Kind.UNSUPPORTED,
                        "The target has a schema named godwit that is not Godwit's.",
                        "Rename that schema, or choose another database.");
        };
    }

    /** Asked first: a failed statement would end the transaction. */
    private static void createSchema(Session session) {
        String missing = session.one(
                        "SELECT CASE WHEN NOT has_database_privilege(current_database(), 'CREATE')"
                                + " THEN format('GRANT CREATE ON DATABASE %I TO %I;', current_database(), current_user) END",
                        row -> String.valueOf(row.getString(1)))
                .orElseThrow();
        if (!missing.equals("null")) {
            throw new EngineException(
                    Kind.PRIVILEGE, "The account may not create the schema godwit on the target.", missing);
        }
        session.execute("CREATE SCHEMA godwit");
    }

    private static String script(int version) {
        String name = "godwit-" + version + ".sql";
        try (InputStream in = GodwitSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
