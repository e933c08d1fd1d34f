package io.godwit.engine.mysql.catalog;

import io.godwit.engine.EngineException;
import io.godwit.engine.mysql.client.MySqlConnection;
import java.util.Optional;

/** The server's own text of an object, SHOW CREATE. */
final class CreateText {
    private CreateText() {}

    /**
     * The text in this column of the answer: empty text where the account may see the object but not its text, or
     * the server cannot show it; nothing where the object went away meanwhile.
     */
    static Optional<String> read(MySqlConnection connection, String statement, int column) {
        try {
            var rows = connection.query(statement);
            return rows.size() == 0 ? Optional.empty() : Optional.of(rows.only().text(column));
        } catch (EngineException e) {
            return switch (e.kind()) {
                case SCHEMA_CHANGED -> Optional.empty();
                case PRIVILEGE, STATEMENT -> Optional.of("");
                default -> throw e;
            };
        }
    }
}
