package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target of every golden file runs on a real PostgreSQL, and its columns are what the conversion says they are. */
class GoldenIT {
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestServers.postgresDatabase();
    }

    static Stream<Golden> files() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRunOnPostgreSql(Golden golden) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS shop CASCADE");
            statement.execute("CREATE SCHEMA shop");
            for (String sql : golden.targets()) {
                statement.execute(sql);
            }
            Rendering rendering = Rendering.of(golden, Conversion.mysqlToPostgreSql(golden.options()));
            for (ConvertedTable table : rendering.tables()) {
                if (!table.blocked()) {
                    for (ConvertedColumn column : table.columns()) {
                        assertThat(described(connection, table, column)).isEqualTo(promised(column));
                    }
                }
            }
        }
    }

    private static String promised(ConvertedColumn column) {
        String type = column.targetType().replace("\"shop\".\"", "shop.").replace("\"", "");
        return "%s %s nullable=%s generated=%s collation=%s"
                .formatted(
                        column.targetName(),
                        type,
                        column.nullable(),
                        column.generated(),
                        column.collation().orElse("default"));
    }

    private static String described(Connection connection, ConvertedTable table, ConvertedColumn column)
            throws SQLException {
        String sql = """
                SELECT a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, a.attgenerated <> '',
                       COALESCE((SELECT collname FROM pg_collation WHERE oid = a.attcollation), 'default')
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ? AND a.attname = ?
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table.targetSchema());
            query.setString(2, table.targetName());
            query.setString(3, column.targetName());
            try (ResultSet result = query.executeQuery()) {
                assertThat(result.next()).as("column %s", column.targetName()).isTrue();
                return "%s %s nullable=%s generated=%s collation=%s"
                        .formatted(
                                result.getString(1),
                                result.getString(2).replace("\"", ""),
                                result.getBoolean(3),
                                result.getBoolean(4),
                                result.getString(5));
            }
        }
    }
}
