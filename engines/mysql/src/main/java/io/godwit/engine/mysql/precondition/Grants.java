package io.godwit.engine.mysql.precondition;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The account's rights as SHOW GRANTS tells them, those of its active roles too. Where a right can be proved by using it,
 * the checks do that instead.
 */
final class Grants {
    private static final Pattern GRANT =
            Pattern.compile("^GRANT (.+?) ON (\\*\\.\\*|`(?:[^`]|``)*`\\.\\*) TO .*", Pattern.DOTALL);

    private final String account;
    private final List<Grant> grants = new ArrayList<>();

    /** @param scope {@code *.*} or a database pattern, unquoted */
    private record Grant(Set<String> rights, String scope) {}

    Grants(MySqlConnection connection) {
        account = connection.query("SELECT CURRENT_USER()").only().text(0);
        String roles = activeRoles(connection);
        String using = roles.isEmpty() ? "" : " USING " + roles;
        for (TextRows.Row row : connection.query("SHOW GRANTS FOR CURRENT_USER()" + using)) {
            add(row.text(0));
        }
        if (connection.isMariaDb()) {
            String role = connection.query("SELECT CURRENT_ROLE()").only().text(0);
            if (!role.isEmpty()) {
                connection.query("SHOW GRANTS FOR CURRENT_ROLE()").forEach(row -> add(row.text(0)));
            }
        }
    }

    private static String activeRoles(MySqlConnection connection) {
        if (connection.isMariaDb() || !connection.atLeast(8, 0, 0)) {
            return "";
        }
        String roles = connection.query("SELECT CURRENT_ROLE()").only().text(0);
        return roles.equals("NONE") ? "" : roles;
    }

    private void add(String line) {
        Matcher matcher = GRANT.matcher(line);
        if (matcher.matches()) {
            Set<String> rights = new HashSet<>();
            for (String right : matcher.group(1).split(",")) {
                rights.add(right.strip().toUpperCase(Locale.ROOT));
            }
            String scope = matcher.group(2);
            if (!scope.equals("*.*")) {
                scope = scope.substring(1, scope.length() - 3).replace("``", "`");
            }
            grants.add(new Grant(rights, scope));
        }
    }

    /** The account in the form that GRANT takes, {@code 'name'@'host'}. */
    String account() {
        int at = account.lastIndexOf('@');
        return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
    }

    private static String quoted(String part) {
        return "'" + part.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    boolean global(String... anyOf) {
        return grants.stream().anyMatch(grant -> grant.scope().equals("*.*") && holds(grant, anyOf));
    }

    boolean onDatabase(String database, String... anyOf) {
        return global(anyOf)
                || grants.stream().anyMatch(grant -> !grant.scope().equals("*.*")
                        && like(grant.scope(), database)
                        && holds(grant, anyOf));
    }

    private static boolean holds(Grant grant, String... anyOf) {
        if (grant.rights().contains("ALL PRIVILEGES") || grant.rights().contains("ALL")) {
            return true;
        }
        for (String right : anyOf) {
            if (grant.rights().contains(right)) {
                return true;
            }
        }
        return false;
    }

    /** A database in a grant is a pattern: {@code _} one character, {@code %} any, a backslash before them the sign itself. */
    static boolean like(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }

    /** {@code GRANT right ON `db`.`table` TO 'name'@'host'}. */
    String grantStatement(String right, TableName table) {
        return "GRANT " + right + " ON " + io.godwit.engine.mysql.client.SqlText.table(table) + " TO " + account();
    }

    String grantStatement(String right, String scope) {
        return "GRANT " + right + " ON " + scope + " TO " + account();
    }
}
