package io.godwit.engine.mysql.catalog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;

/**
 * The one database that is looked at, by its exact name.
 *
 * <p>MariaDB compares names in information_schema without regard to case even where two databases differ only by it; so
 * each condition says it twice, once for the server's short cut, once for the bytes.
 */
public record Schema(String name, String charset, String collation) {

    /** Finds the database; on servers that fold names also under another spelling. */
    static Schema find(MySqlConnection connection, String wanted) {
        if (wanted.isEmpty()) {
            throw new EngineException(
                    Kind.UNSUPPORTED, "The endpoint names no database.", "Name it: mysql://user@host/database");
        }
        TextRows rows = connection.query("SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME"
                + " FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = " + SqlText.literal(wanted));
        boolean folds = !connection
                .query("SELECT @@lower_case_table_names")
                .only()
                .text(0)
                .equals("0");
        Schema folded = null;
        for (TextRows.Row row : rows) {
            Schema schema = new Schema(row.text(0), row.text(1), row.text(2));
            if (schema.name.equals(wanted)) {
                return schema;
            }
            folded = schema;
        }
        if (folds && folded != null) {
            return folded;
        }
        throw new EngineException(
                Kind.PRIVILEGE,
                "The database " + wanted + " does not exist, or the account sees nothing of it.",
                "Check its exact spelling; GRANT SELECT ON " + SqlText.identifier(wanted) + ".* TO the account.");
    }

    /** {@code column} names exactly this database. */
    public String is(String column) {
        String literal = SqlText.literal(name);
        return column + " = " + literal + " AND CAST(" + column + " AS BINARY) = CAST(" + literal + " AS BINARY)";
    }

    /** The qualified name of something in it. */
    public String qualified(String object) {
        return SqlText.identifier(name) + "." + SqlText.identifier(object);
    }
}
