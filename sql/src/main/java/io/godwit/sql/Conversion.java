package io.godwit.sql;

import io.godwit.sql.conversion.MySqlToPostgreSql;
import java.util.Optional;

/**
 * Converts the schema and the stored code of one database into another dialect.
 *
 * <p>Nothing throws on bad SQL: what is not understood is carried as a comment and an issue. One instance serves one
 * target schema: it remembers which names it gave to indexes, since they are unique per schema on PostgreSQL and per table
 * on MySQL. Converting the same object twice gives the same answer. Instances may be shared between threads; names are
 * deterministic when objects are converted in the same order.
 *
 * <pre>{@code
 * Conversion conversion = Conversion.mysqlToPostgreSql(Options.toSchema("shop"));
 * Context context = Context.of("shop").withTables(createStatementsByName);
 * ConvertedTable customer = conversion.table(createStatementsByName.get("customer"), context);
 * }</pre>
 */
public interface Conversion {

    /**
     * The conversion for two families of databases.
     *
     * @param source {@code mysql}, which MariaDB belongs to
     * @param target {@code postgresql}
     * @return empty where there are no rules for this pair
     */
    static Optional<Conversion> between(String source, String target, Options options) {
        return switch (source + " to " + target) {
            case "mysql to postgresql" -> Optional.of(mysqlToPostgreSql(options));
            default -> Optional.empty();
        };
    }

    /** From the text of {@code SHOW CREATE …} of MySQL 5.7 to 9 and MariaDB 10.4 to 11 to PostgreSQL. */
    static Conversion mysqlToPostgreSql(Options options) {
        return new MySqlToPostgreSql(options);
    }

    /**
     * Converts one table.
     *
     * @param createTable the server's own text, {@code SHOW CREATE TABLE}
     */
    ConvertedTable table(String createTable, Context context);

    /**
     * Converts one view.
     *
     * @param createView the server's own text, {@code SHOW CREATE VIEW}
     */
    ConvertedObject view(String createView, Context context);

    /**
     * Carries a piece of stored code. Sequences are converted; triggers, routines and events are named in an issue with
     * their text, nothing of them is executed on the target.
     *
     * @param name without the database
     */
    ConvertedObject code(CodeKind kind, String name, String text, Context context);
}
