package io.godwit.engine.postgresql.connection;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The server's errors as the engine's. Decided by SQLState alone. Messages of classes 22 and 23 may quote values of rows:
 * they are told in own words, with the constraint's name and without the driver's exception as the cause.
 *
 * <p>Source: PostgreSQL manual, appendix A, "PostgreSQL Error Codes".
 */
public final class Failures {
    private static final Pattern CONSTRAINT = Pattern.compile("violates the [a-z ]+? (\\S.*) \\(SQLState 23");

    private Failures() {}

    /** The constraint that a refusal's text names; empty where it names none. */
    public static String constraint(String refusal) {
        Matcher matcher = CONSTRAINT.matcher(refusal);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Whether a row, and only this row, is what the server refused (H17). */
    public static boolean refusesRow(EngineException e) {
        return refusesRow(e.sqlState());
    }

    /**
     * Classes 22 (data) and 23 (integrity), without 22P04: a malformed COPY file is our own mistake. And 54000, a limit that
     * a value exceeds, an index entry over a third of a page for example: bisecting proves it to be the row's.
     */
    static boolean refusesRow(@Nullable String state) {
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.equals("54000"))
                && !state.equals("22P04");
    }

    public static EngineException of(SQLException e) {
        String state = e.getSQLState();
        if (refusesRow(state)) {
            return new EngineException(Kind.STATEMENT, refusal(e), "", state, null);
        }
        Kind kind = kind(e);
        return new EngineException(kind, text(e), remedy(kind, String.valueOf(state)), state, e);
    }

    private static Kind kind(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return Kind.TLS;
            }
        }
        String state = e.getSQLState();
        if (state == null) {
            return e.getCause() instanceof IOException ? Kind.UNREACHABLE : Kind.STATEMENT;
        }
        return switch (state) {
            case "42501", "25006" -> Kind.PRIVILEGE;
            case "40001", "40P01", "55P03", "57014", "25P03" -> Kind.TRANSIENT;
            case "53300", "57P01", "57P02", "57P03", "57P05" -> Kind.UNREACHABLE;
            case "3D000" -> Kind.WRONG_SERVER;
            // the driver's own refusal of what the server asks for, a clear-text password for example
            case "08004" -> Kind.AUTHENTICATION;
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> Kind.UNREACHABLE;
                    case "28" -> Kind.AUTHENTICATION;
                    case "53", "58" -> Kind.RESOURCES;
                    default -> Kind.STATEMENT;
                };
        };
    }

    private static String remedy(Kind kind, String state) {
        return switch (state) {
            case "3D000" -> "Name a database that exists, in its exact spelling, or create it: CREATE DATABASE …";
            case "53300" ->
                "Raise max_connections, or the limit of the role or database (ALTER ROLE … CONNECTION LIMIT), or migrate with"
                        + " fewer --loaders; Godwit goes on by itself.";
            case "53400" ->
                "Raise the limit that is named (ALTER ROLE … SET temp_file_limit, say); Godwit goes on by itself.";
            case "25006" ->
                "Transactions are read-only by default: ALTER ROLE or ALTER DATABASE … SET default_transaction_read_only ="
                        + " off, unless somebody keeps writes away on purpose.";
            default -> remedy(kind);
        };
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "Check that the server runs and that host and port are right.";
            case AUTHENTICATION ->
                "Check user and password, and the server's pg_hba.conf; a clear-text password is sent under verify-ca and"
                        + " verify-full only.";
            case TLS -> "Check the endpoint's TLS mode and its CA certificate.";
            case WRONG_SERVER -> "Check host, port and database: a primary is needed that may be written to.";
            case RESOURCES -> "Make room on the server; Godwit goes on by itself.";
            case PRIVILEGE -> "Grant the right that is named.";
            default -> "";
        };
    }

    private static String text(SQLException e) {
        if (e instanceof PSQLException p && p.getServerErrorMessage() instanceof ServerErrorMessage server) {
            String message = server.getMessage();
            return "PostgreSQL answered: " + (message == null ? "an error without a text" : message);
        }
        String message = e.getMessage();
        return "PostgreSQL: " + (message == null ? "an error without a text" : message);
    }

    private static String refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String name = "";
        String column = "";
        if (e instanceof PSQLException p && p.getServerErrorMessage() instanceof ServerErrorMessage server) {
            name = server.getConstraint() == null ? "" : " " + server.getConstraint();
            column = server.getColumn() == null ? "" : " " + server.getColumn();
        }
        String words = switch (state) {
            case "22001" -> "a value is too long for its column";
            case "22003" -> "a number is out of its column's range";
            case "22007", "22008" -> "a date or time is out of range";
            case "22021" -> "a text holds a NUL or a byte sequence that is not UTF-8";
            case "22P02", "22P03", "22P05" -> "a value is not one of its column's type";
            case "22032", "22030" -> "a document is not valid JSON";
            case "23502" -> "NULL in a column that is NOT NULL:" + column;
            case "23503" -> "violates the foreign key" + name;
            case "23505" -> "violates the unique key" + name;
            case "23514" -> "violates the check" + name;
            case "23P01" -> "violates the exclusion constraint" + name;
            case "54000" -> "a value exceeds a limit of the server";
            default -> "a value is refused";
        };
        return words + " (SQLState " + state + ")";
    }
}
