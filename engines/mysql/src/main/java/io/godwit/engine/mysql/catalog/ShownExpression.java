package io.godwit.engine.mysql.catalog;

/**
 * An expression as information_schema shows it. MySQL escapes it once more there, quotes and backslashes, so that it cannot
 * be parsed as it stands; MariaDB does not.
 *
 * <p>Source: MySQL, {@code sql/dd/impl/utils.cc}, {@code escape}.
 */
public final class ShownExpression {
    private ShownExpression() {}

    public static String plain(String shown, boolean mariaDb) {
        if (mariaDb || shown.indexOf('\\') < 0) {
            return shown;
        }
        StringBuilder plain = new StringBuilder(shown.length());
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '\\' && i + 1 < shown.length()) {
                char next = shown.charAt(++i);
                c = next == 'n' ? '\n' : next == 'r' ? '\r' : next;
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
