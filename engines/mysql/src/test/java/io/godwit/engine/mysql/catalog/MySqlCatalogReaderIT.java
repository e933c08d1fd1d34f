package io.godwit.engine.mysql.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.Column;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.Catalog.Index;
import io.godwit.engine.catalog.Catalog.Index.Part;
import io.godwit.engine.catalog.Catalog.StoredCode;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlCatalogReaderIT {

    private static Catalog read(TestDatabase database, String name, Selection selection) {
        Endpoint endpoint = Sources.endpoint(database, name, database.user());
        try (CatalogReader reader = Engine.of("mysql").openCatalog(endpoint, Sources.password(TestServers.PASSWORD))) {
            return reader.read(selection);
        }
    }

    private static Catalog read(TestDatabase database) {
        return read(database, database.name(), Sources.ALL);
    }

    private static Table table(Catalog catalog, String name) {
        return catalog.tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepNamesByteExactWhenTheyDifferOnlyByCaseOrHoldQuotes(Flavor flavor) throws Exception {
        TestDatabase root = flavor.database();
        String name = "Gö`d.w'\"it " + flavor;
        String other = name.toUpperCase(java.util.Locale.ROOT);
        List<String> tables = List.of("t", "T", "a`b.c'd\"e", "größe", "x".repeat(63) + "ä", "select", " lead");
        List<String> statements = new ArrayList<>();
        for (String database : List.of(name, other)) {
            statements.add("CREATE DATABASE " + SqlText.identifier(database));
        }
        for (String table : tables) {
            statements.add("CREATE TABLE " + SqlText.table(new TableName(name, table)) + " ("
                    + SqlText.identifier(table) + " INT PRIMARY KEY, `" + "ÿ".repeat(64) + "` INT)");
        }
        statements.add("CREATE TABLE " + SqlText.table(new TableName(other, "t")) + " (foreign_one INT)");
        root.execute(statements.toArray(String[]::new));

        Catalog catalog = read(root, name, Sources.ALL);

        assertThat(catalog.database()).isEqualTo(name);
        assertThat(catalog.tables())
                .extracting(table -> table.name().name())
                .containsExactlyInAnyOrderElementsOf(tables);
        for (String table : tables) {
            assertThat(table(catalog, table).columns()).extracting(Column::name).containsExactly(table, "ÿ".repeat(64));
            assertThat(table(catalog, table).createStatement()).contains(SqlText.identifier(table));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDescribeColumnsInTheirOrder(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, v VARCHAR(20) CHARACTER SET latin1"
                        + " NOT NULL COMMENT 'it''s', d DECIMAL(10,2), g INT AS (LENGTH('a''b') + 1) VIRTUAL,"
                        + " s INT AS (d * 2) STORED, z DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6), b VARBINARY(5)) COMMENT 'tables'");
        database.execute("ALTER TABLE t ADD COLUMN first_one INT FIRST");

        Table table = table(read(database), "t");

        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly("first_one", "id", "v", "d", "g", "s", "z", "b");
        assertThat(table.columns()).extracting(Column::ordinal).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        Column id = table.columns().get(1);
        assertThat(id.type()).startsWith("bigint").endsWith("unsigned");
        assertThat(id.autoIncrement()).isTrue();
        assertThat(id.nullable()).isFalse();
        Column text = table.columns().get(2);
        assertThat(text.charset()).contains("latin1");
        assertThat(text.collation()).contains("latin1_swedish_ci");
        assertThat(text.comment()).isEqualTo("it's");
        Column virtual = table.columns().get(4);
        assertThat(virtual.generation().orElseThrow()).contains("'a\\'b')").doesNotContain("\\\\");
        assertThat(virtual.stored()).isFalse();
        assertThat(table.columns().get(5).stored()).isTrue();
        assertThat(table.columns().get(6).generation()).isEmpty();
        assertThat(table.columns().get(7).charset()).isEmpty();
        assertThat(table.comment()).isEqualTo("tables");
        assertThat(table.storage()).isEqualTo("InnoDB");
    }

    @ParameterizedTest
    @EnumSource
    void shouldDescribeIndexesAndForeignKeys(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE parent (a INT, b VARCHAR(20), PRIMARY KEY (b, a))",
                "CREATE TABLE child (id INT PRIMARY KEY, a INT, b VARCHAR(20), t TEXT, up INT, UNIQUE KEY u (b(5), a),"
                        + " KEY k (t(10)), FULLTEXT KEY f (t),"
                        + " CONSTRAINT two FOREIGN KEY (b, a) REFERENCES parent (b, a) ON DELETE CASCADE ON UPDATE SET NULL,"
                        + " CONSTRAINT self FOREIGN KEY (up) REFERENCES child (id) ON DELETE SET NULL)");

        Table child = table(read(database), "child");

        Index primary = child.indexes().getFirst();
        assertThat(primary.primary()).isTrue();
        assertThat(index(child, "u").unique()).isTrue();
        assertThat(index(child, "u").parts())
                .containsExactly(
                        new Part(Optional.of("b"), 5, false, Optional.empty()),
                        new Part(Optional.of("a"), 0, false, Optional.empty()));
        assertThat(index(child, "f").method()).isEqualTo("FULLTEXT");
        assertThat(child.foreignKeys())
                .extracting(
                        ForeignKey::name,
                        ForeignKey::columns,
                        ForeignKey::onDelete,
                        key -> key.parent().name())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("self", List.of("up"), "SET NULL", "child"),
                        org.assertj.core.groups.Tuple.tuple("two", List.of("b", "a"), "CASCADE", "parent"));
        assertThat(child.foreignKeys().getLast().onUpdate()).isEqualTo("SET NULL");
        assertThat(child.foreignKeys().getLast().parentColumns()).containsExactly("b", "a");
    }

    private static Index index(Table table, String name) {
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBringTheTextOfViewsAndCode(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (a INT PRIMARY KEY)",
                "CREATE VIEW `a view` AS SELECT a, 'ü' AS b FROM t",
                "CREATE PROCEDURE p(IN x INT) BEGIN SELECT x; END",
                "CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN x + 1",
                "SET SESSION sql_mode = 'ANSI_QUOTES'",
                "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = NEW.a + 1",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1");

        Catalog catalog = read(database);

        assertThat(catalog.views().getFirst().createStatement())
                .contains("VIEW `a view`")
                .contains("'ü'");
        assertThat(catalog.code())
                .extracting(StoredCode::kind)
                .containsExactly("event", "function", "procedure", "trigger");
        assertThat(catalog.code())
                .allSatisfy(code -> assertThat(code.createStatement()).startsWith("CREATE"));
        StoredCode trigger = catalog.code().getLast();
        assertThat(trigger.sqlMode()).isEqualTo("ANSI_QUOTES");
        assertThat(trigger.table()).contains(new TableName(database.name(), "t"));
    }

    @Test
    void shouldTellWhatOnlyMariaDbHas() throws Exception {
        TestDatabase database = TestServers.mariaDbDatabase();
        database.execute(
                "CREATE SEQUENCE sq",
                "CREATE TABLE sv (a INT PRIMARY KEY) WITH SYSTEM VERSIONING",
                "CREATE TABLE hidden (a INT PRIMARY KEY, b INT INVISIBLE, c INT)");

        Catalog catalog = read(database);

        assertThat(catalog.tables()).extracting(table -> table.name().name()).containsExactly("hidden", "sv");
        assertThat(table(catalog, "sv").options()).containsEntry(TableOption.TYPE, "SYSTEM VERSIONED");
        assertThat(table(catalog, "hidden").columns())
                .extracting(Column::invisible)
                .containsExactly(false, true, false);
        assertThat(catalog.code()).extracting(StoredCode::kind).containsExactly("sequence");
        assertThat(catalog.code().getFirst().createStatement()).startsWith("CREATE SEQUENCE");
    }

    @Test
    void shouldTellExpressionsOfMySqlIndexes() throws Exception {
        TestDatabase database = TestServers.mySqlDatabase();
        database.execute("CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(20), KEY k ((LOWER(b)), a DESC))");

        Part first = index(table(read(database), "t"), "k").parts().getFirst();

        assertThat(first.column()).isEmpty();
        assertThat(first.expression().orElseThrow()).contains("lower(`b`)");
        assertThat(index(table(read(database), "t"), "k").parts().getLast().descending())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadOnlyWhatIsSelected(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE a1 (a INT)", "CREATE TABLE a2 (a INT)", "CREATE TABLE b (a INT)");

        Catalog catalog =
                read(database, database.name(), new Selection(List.of("a*"), List.of("a2"), Map.of(), "x", false));

        assertThat(catalog.tables()).extracting(table -> table.name().name()).containsExactly("a1");
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadManyTablesWithFewQueries(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        String[] statements = new String[300];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = "CREATE TABLE t" + i + " (a INT PRIMARY KEY, b INT, KEY (b)) ENGINE = MyISAM";
        }
        database.execute(statements);
        Endpoint endpoint = Sources.endpoint(database);
        try (MySqlConnection connection = MySqlConnection.open(endpoint, Sources.password(TestServers.PASSWORD));
                CatalogReader reader = new MySqlCatalogReader(connection, endpoint)) {
            long before = questions(connection);

            assertThat(reader.read(Sources.ALL).tables()).hasSize(300);

            assertThat(questions(connection) - before).isLessThan(300 + 30);
        }
    }

    private static long questions(MySqlConnection connection) {
        return connection.query("SHOW SESSION STATUS LIKE 'Questions'").only().number(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H18")
    void shouldTellServersApartAndOneServerTheSame(Flavor flavor) throws Exception {
        String first = read(flavor.database()).server().id();

        assertThat(read(flavor.database()).server().id()).isEqualTo(first);
        assertThat(read(TestServers.mariaDbDatabase()).server().id())
                .isNotEqualTo(read(TestServers.mySqlDatabase()).server().id());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatADatabaseIsMissing(Flavor flavor) {
        EngineException refused =
                catchThrowableOfType(EngineException.class, () -> read(flavor.database(), "", Sources.ALL));

        assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refused.remedy()).contains("mysql://");
    }
}
