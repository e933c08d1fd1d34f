package io.godwit.engine.mysql.catalog;

import io.godwit.engine.catalog.Catalog.StoredCode;
import io.godwit.engine.catalog.Catalog.View;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads views and stored code with the server's own text. The text is empty where the account may not see it; a check says
 * so. MariaDB's sequences come as code of kind {@code sequence}: they are generators, not tables with rows to copy.
 */
final class CodeCatalog {
    private final MySqlConnection connection;
    private final Schema schema;

    CodeCatalog(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<View> views() {
        List<View> views = new ArrayList<>();
        for (TextRows.Row row : connection.query(
                "SELECT TABLE_NAME FROM information_schema.VIEWS WHERE " + schema.is("TABLE_SCHEMA"))) {
            String name = row.text(0);
            CreateText.read(connection, "SHOW CREATE VIEW " + schema.qualified(name), 1)
                    .ifPresent(text -> views.add(new View(new TableName(schema.name(), name), text)));
        }
        views.sort(Comparator.comparing(View::name));
        return views;
    }

    List<StoredCode> code(List<String> sequences) {
        List<StoredCode> code = new ArrayList<>();
        for (TextRows.Row row : connection.query("SELECT ROUTINE_TYPE, ROUTINE_NAME, SQL_MODE"
                + " FROM information_schema.ROUTINES WHERE " + schema.is("ROUTINE_SCHEMA"))) {
            add(code, row.text(0), row.text(1), row.text(2), 2, Optional.empty());
        }
        for (TextRows.Row row : connection.query("SELECT TRIGGER_NAME, SQL_MODE, EVENT_OBJECT_TABLE"
                + " FROM information_schema.TRIGGERS WHERE " + schema.is("TRIGGER_SCHEMA"))) {
            TableName table = new TableName(schema.name(), row.text(2));
            add(code, "TRIGGER", row.text(0), row.text(1), 2, Optional.of(table));
        }
        for (TextRows.Row row : connection.query(
                "SELECT EVENT_NAME, SQL_MODE FROM information_schema.EVENTS WHERE " + schema.is("EVENT_SCHEMA"))) {
            add(code, "EVENT", row.text(0), row.text(1), 3, Optional.empty());
        }
        for (String sequence : sequences) {
            add(code, "SEQUENCE", sequence, "", 1, Optional.empty());
        }
        code.sort(Comparator.comparing(StoredCode::kind).thenComparing(StoredCode::name));
        return code;
    }

    private void add(
            List<StoredCode> code, String kind, String name, String sqlMode, int column, Optional<TableName> table) {
        CreateText.read(connection, "SHOW CREATE " + kind + " " + schema.qualified(name), column)
                .ifPresent(text -> code.add(
                        new StoredCode(kind.toLowerCase(Locale.ROOT), schema.name(), name, text, sqlMode, table)));
    }
}
