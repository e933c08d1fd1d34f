package io.godwit.engine.mysql.catalog;

import java.util.regex.Pattern;

/**
 * Tables of FEDERATED, CONNECT and SPIDER tell in their own text how to reach another server, with its password: in
 * {@code CONNECTION='mysql://user:password@host/…'}, {@code OPTION_LIST='password=…'} or {@code COMMENT='password "…"'}.
 * Neither a report nor the target's comment needs them (H30).
 */
final class ConnectionSecrets {
    private static final String MASK = "***";

    private static final Pattern CONNECTION =
            Pattern.compile("(?<![`\\w])(CONNECTION\\s*=\\s*)'(?:[^'\\\\]|''|\\\\.)*+'", Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSWORD = Pattern.compile(
            "(?<![`\\w])(password\\s*=?\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^,'\"`]++)", Pattern.CASE_INSENSITIVE);

    private ConnectionSecrets() {}

    /** The text of such a table without them. */
    static String masked(String text) {
        String unconnected = CONNECTION.matcher(text).replaceAll("$1'" + MASK + "'");
        return PASSWORD.matcher(unconnected).replaceAll("$1" + MASK);
    }
}
