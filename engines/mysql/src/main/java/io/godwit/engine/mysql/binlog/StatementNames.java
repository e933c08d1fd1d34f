package io.godwit.engine.mysql.binlog;

import io.godwit.engine.mysql.client.MySqlConnection;
import java.util.Map;

/**
 * How a server's statements name tables.
 *
 * @param collations name of the character set by the number of a collation
 * @param folded whether the server keeps names in lower case ({@code lower_case_table_names}): its statements have them as they
 *     were written, the rest of its log as it keeps them
 */
record StatementNames(Map<Integer, String> collations, boolean folded) {
    static StatementNames of(MySqlConnection connection, Map<Integer, String> collations) {
        String folding =
                connection.query("SELECT @@lower_case_table_names").only().text(0);
        return new StatementNames(collations, !folding.equals("0"));
    }

    /** Letter by letter, as servers do. */
    static String lowerCase(String name) {
        return name.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
