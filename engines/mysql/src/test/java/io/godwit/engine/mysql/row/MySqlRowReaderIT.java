package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.engine.EngineException;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader says of a table that it does not find: gone, or hidden from its account. */
class MySqlRowReaderIT {
    private static final String NO_SUCH_TABLE = "42S02";

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldTellATableThatIsGoneFromOneThatTheAccountMayNotRead(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        String few = "few_" + database.name();
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY)",
                "CREATE TABLE other (id INT PRIMARY KEY)",
                "CREATE USER " + few + " IDENTIFIED BY '" + TestServers.PASSWORD + "'",
                "GRANT SELECT ON other TO " + few);
        TablePlan table = new Plans()
                .of(database).tables().stream()
                        .filter(one -> one.source().name().equals("t"))
                        .findFirst()
                        .orElseThrow();
        TestDatabase asFew = new TestDatabase(
                database.host(), database.port(), database.name(), few, TestServers.PASSWORD, database.jdbcUrl());

        assertThat(failure(asFew, table).sqlState()).isNotEqualTo(NO_SUCH_TABLE);
        database.execute("DROP TABLE t");
        assertThat(failure(database, table).sqlState()).isEqualTo(NO_SUCH_TABLE);
    }

    private static EngineException failure(TestDatabase database, TablePlan table) {
        EngineException failure = catchThrowableOfType(EngineException.class, () -> Captures.load(database, table));
        assertThat(failure.kind()).isEqualTo(EngineException.Kind.SCHEMA_CHANGED);
        return failure;
    }
}
