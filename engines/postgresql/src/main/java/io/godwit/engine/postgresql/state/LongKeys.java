package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows are too long for an index that could not be made. The server says it of the first that it meets.
 *
 * <p>Source: PostgreSQL, BTREE_VERSION 4, BTMaxItemSize with pages of 8 kB.
 */
final class LongKeys {
    private static final String TOO_LONG = "54000";
    private static final int LIMIT = 2704;

    /** The columns at the end of a statement, where they are nothing but columns. */
    private static final Pattern COLUMNS =
            Pattern.compile("\\((\"(?:[^\"]|\"\")+\"(?:, \"(?:[^\"]|\"\")+\")*)\\)\\s*$");

    private LongKeys() {}

    /** The failure, with columns and number of rows where they can be had. */
    static EngineException counted(Session session, PlannedStatement statement, EngineException e) {
        Matcher columns = COLUMNS.matcher(statement.sql());
        if (!TOO_LONG.equals(e.sqlState()) || statement.table().isEmpty() || !columns.find()) {
            return e;
        }
        String list = columns.group(1);
        // what the table stores of a value is compressed, as its entry in an index is
        String sizes = list.replaceAll("(\"(?:[^\"]|\"\")+\")(?:, )?", "+ coalesce(pg_column_size($1), 0)");
        long rows = session.one(
                        "SELECT count(*) FROM " + Names.table(statement.table().get()) + " WHERE 0 " + sizes + " > "
                                + LIMIT,
                        row -> row.getLong(1))
                .orElse(0L);
        return new EngineException(
                e.kind(),
                rows + (rows == 1 ? " row has" : " rows have") + " a key of more than " + LIMIT + " bytes in " + list
                        + ": " + e.getMessage(),
                e.remedy(),
                e.sqlState(),
                e.getCause());
    }
}
