package io.godwit.planning;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables as a MariaDB would describe them, in few words. */
final class Tables {
    private final String name;
    private final List<Catalog.Column> columns = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Catalog.Index> indexes = new ArrayList<>();
    private final List<Catalog.ForeignKey> keys = new ArrayList<>();

    private Tables(String name) {
        this.name = name;
    }

    static Tables table(String name) {
        return new Tables(name);
    }

    Tables column(String column, String type, boolean nullable) {
        return column(column, type, nullable, Optional.empty());
    }

    Tables generated(String column, String type, String expression) {
        return column(column, type, true, Optional.of(expression));
    }

    private Tables column(String column, String type, boolean nullable, Optional<String> expression) {
        columns.add(new Catalog.Column(
                columns.size(),
                column,
                type,
                nullable,
                Optional.empty(),
                Optional.empty(),
                expression,
                expression.isPresent(),
                false,
                false,
                ""));
        lines.add("`" + column + "` " + type
                + expression
                        .map(text -> " GENERATED ALWAYS AS (" + text + ") STORED")
                        .orElse(nullable ? " DEFAULT NULL" : " NOT NULL"));
        return this;
    }

    Tables primary(String... parts) {
        return index("PRIMARY", true, true, parts);
    }

    Tables unique(String index, String... parts) {
        return index(index, false, true, parts);
    }

    Tables uniqueExpression(String index, String expression) {
        var part = new Catalog.Index.Part(Optional.empty(), 0, false, Optional.of(expression));
        indexes.add(new Catalog.Index(index, false, true, "BTREE", List.of(part)));
        lines.add("UNIQUE KEY `" + index + "` (" + expression + ")");
        return this;
    }

    /** @param parts {@code column} or {@code column(10)} */
    private Tables index(String index, boolean primary, boolean unique, String... parts) {
        List<Catalog.Index.Part> list = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String part : parts) {
            int open = part.indexOf('(');
            String column = open < 0 ? part : part.substring(0, open);
            int prefix = open < 0 ? 0 : Integer.parseInt(part.substring(open + 1, part.length() - 1));
            list.add(new Catalog.Index.Part(Optional.of(column), prefix, false, Optional.empty()));
            texts.add("`" + column + "`" + (open < 0 ? "" : part.substring(open)));
        }
        indexes.add(new Catalog.Index(index, primary, unique, "BTREE", list));
        lines.add((primary ? "PRIMARY KEY" : "UNIQUE KEY `" + index + "`") + " (" + String.join(",", texts) + ")");
        return this;
    }

    Tables references(String key, String column, String parent, String onDelete) {
        keys.add(new Catalog.ForeignKey(
                key, List.of(column), new TableName("shop", parent), List.of("id"), onDelete, "RESTRICT"));
        lines.add("CONSTRAINT `" + key + "` FOREIGN KEY (`" + column + "`) REFERENCES `" + parent + "` (`id`)"
                + (onDelete.equals("RESTRICT") ? "" : " ON DELETE " + onDelete));
        return this;
    }

    Catalog.Table build() {
        return new Catalog.Table(
                new TableName("shop", name),
                List.copyOf(columns),
                List.copyOf(indexes),
                List.copyOf(keys),
                "CREATE TABLE `" + name + "` (\n  " + String.join(",\n  ", lines) + "\n) ENGINE=InnoDB",
                10,
                16_384,
                "InnoDB",
                "utf8mb4_general_ci",
                "",
                Map.of());
    }

    static Catalog catalog(List<Tables> tables, Catalog.View... views) {
        return new Catalog(
                new Catalog.ServerIdentity("s1", "mariadb", "11.4.5-MariaDB"),
                "shop",
                "utf8mb4",
                "utf8mb4_general_ci",
                tables.stream().map(Tables::build).toList(),
                List.of(views),
                List.of());
    }

    static Catalog.View view(String name, String query) {
        return new Catalog.View(
                new TableName("shop", name),
                "CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `" + name + "` AS "
                        + query);
    }
}
