package io.godwit.engine.mysql.server;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
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
public final class Grants {
    private static final Pattern GRANT =
            Pattern.compile("^GRANT (.+?) ON (\\*\\.\\*|`(?:[^`]|``)*`\\.\\*) TO .*", Pattern.DOTALL);

    private final String account;
    private final List<Grant> grants = new ArrayList<>();

    /** @param scope {@code *.*} or a database pattern, unquoted */
    private record Grant(Set<String> rights, String scope) {}

    /** @param account as CURRENT_USER() names it; @param lines of SHOW GRANTS */
    Grants(String account, List<String> lines) {
        this.account = account;
        lines.forEach(this::add);
    }

    public static Grants read(MySqlConnection connection) {
        String account = connection.query("SELECT CURRENT_USER()").only().text(0);
        String roles = activeRoles(connection);
        String using = roles.isEmpty() ? "" : " USING " + roles;
        List<String> lines = new ArrayList<>();
        connection.query("SHOW GRANTS FOR CURRENT_USER()" + using).forEach(row -> lines.add(row.text(0)));
        if (connection.isMariaDb()
                && !connection.query("SELECT CURRENT_ROLE()").only().isNull(0)) {
            connection.query("SHOW GRANTS FOR CURRENT_ROLE()").forEach(row -> lines.add(row.text(0)));
        }
        return new Grants(account, lines);
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
    public String account() {
        int at = account.lastIndexOf('@');
        return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
    }

    private static String quoted(String part) {
        return "'" + part.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    public boolean global(String... anyOf) {
        return grants.stream().anyMatch(grant -> grant.scope().equals("*.*") && holds(grant, anyOf));
    }

    public boolean onDatabase(String database, String... anyOf) {
        return global(anyOf)
                || grants.stream()
                        .anyMatch(grant ->
                                !grant.scope().equals("*.*") && like(grant.scope(), database) && holds(grant, anyOf));
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
    public String grantStatement(String right, TableName table) {
        return "GRANT " + right + " ON " + SqlText.table(table) + " TO " + account();
    }

    public String grantStatement(String right, String scope) {
        return "GRANT " + right + " ON " + scope + " TO " + account();
    }
}
