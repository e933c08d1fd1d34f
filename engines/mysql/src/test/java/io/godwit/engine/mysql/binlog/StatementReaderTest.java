package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.binlog.Verdict.Doubtful;
import io.godwit.engine.mysql.binlog.Verdict.Edge;
import io.godwit.engine.mysql.binlog.Verdict.Effect;
import io.godwit.engine.mysql.binlog.Verdict.Harmless;
import io.godwit.engine.mysql.binlog.Verdict.RowChanges;
import io.godwit.engine.mysql.binlog.Verdict.Structure;
import io.godwit.engine.mysql.binlog.Verdict.Truncate;
import io.godwit.engine.mysql.binlog.Verdict.Xa;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of the log, classed: whatever is in doubt matters (H10). */
@Tag("H10")
class StatementReaderTest {
    private static final Set<TableName> PLANNED = Set.of(
            new TableName("shop", "t"),
            new TableName("shop", "Order"),
            new TableName("shop", "a b"),
            new TableName("shop", "ü"));

    private static Verdict read(String sql, long mode) {
        return StatementReader.read(new QueryEvent("shop", sql, mode, null, true, false), PLANNED::contains);
    }

    private static Verdict read(String sql) {
        return read(sql, 0);
    }

    private static String effects(String sql) {
        Verdict verdict = read(sql);
        return verdict instanceof Structure(List<Effect> effects)
                ? effects.stream()
                        .map(effect -> effect.table() + " " + effect.kind())
                        .collect(Collectors.joining(", "))
                : verdict.toString();
    }

    @Test
    void shouldKnowTheEdgesOfTransactions() {
        assertThat(read("BEGIN")).isEqualTo(Edge.BEGIN);
        assertThat(read("START TRANSACTION")).isEqualTo(Edge.BEGIN);
        assertThat(read("COMMIT")).isEqualTo(Edge.COMMIT);
        assertThat(read("ROLLBACK")).isEqualTo(Edge.ROLLBACK);
        assertThat(read("SAVEPOINT `s`")).isEqualTo(new Verdict.Savepoint("s"));
        assertThat(read("ROLLBACK TO `S`")).isEqualTo(new Verdict.RollbackTo("s"));
        assertThat(read("ROLLBACK WORK TO SAVEPOINT s")).isEqualTo(new Verdict.RollbackTo("s"));
        assertThat(read("XA START X'31',X'',1")).isEqualTo(Xa.START);
        assertThat(read("XA END X'31',X'',1")).isEqualTo(Xa.END);
        assertThat(read("XA COMMIT X'31',X'',1")).isEqualTo(Xa.COMMIT);
        assertThat(read("XA ROLLBACK X'31',X'',1")).isEqualTo(Xa.ROLLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW v AS SELECT 1",
                "CREATE OR REPLACE ALGORITHM=UNDEFINED DEFINER=`root`@`%` SQL SECURITY DEFINER VIEW `v` AS select 1",
                "CREATE DEFINER=`root`@`localhost` PROCEDURE p() BEGIN DELETE FROM t; END",
                "CREATE DEFINER=CURRENT_USER() TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
                "CREATE FUNCTION f() RETURNS INT RETURN 1",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
                "ALTER EVENT e DISABLE",
                "DROP TRIGGER IF EXISTS x",
                "DROP VIEW v",
                "CREATE USER 'u'@'%' IDENTIFIED WITH 'x' AS 'y'",
                "ALTER USER u ACCOUNT LOCK",
                "RENAME USER a TO b",
                "GRANT ALL ON shop.* TO u",
                "REVOKE SELECT ON shop.t FROM u",
                "SET PASSWORD FOR u = 'x'",
                "FLUSH TABLES",
                "ANALYZE TABLE t",
                "OPTIMIZE TABLE t",
                "CREATE DATABASE other",
                "CREATE TEMPORARY TABLE t (a INT)",
                "DROP /*!40005 TEMPORARY */ TABLE IF EXISTS `t`",
                "/* ApplicationName=x */ CREATE ROLE r",
                "-- a comment\nDROP PROCEDURE p",
                "CREATE SEQUENCE s",
                "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'x')",
            })
    void shouldPassWhatTouchesNoTable(String sql) {
        assertThat(read(sql)).isEqualTo(Harmless.HARMLESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE n (a INT) | shop.n APPEARED",
                "create table if not exists t (a int) | shop.t HARMLESS",
                "CREATE TABLE `t` (a INT) | shop.t MATTERS",
                "CREATE OR REPLACE TABLE t (a INT) | shop.t MATTERS",
                "CREATE OR REPLACE TABLE n (a INT) | shop.n APPEARED",
                "CREATE TABLE other.t LIKE shop.t | other.t APPEARED",
                "DROP TABLE t | shop.t GONE",
                "DROP TABLE IF EXISTS `shop`.`t`,`other`.`x` /* generated by server */ | shop.t GONE, other.x GONE",
                "DROP TABLE `a b`, ü | shop.a b GONE, shop.ü GONE",
                "RENAME TABLE t TO u | shop.t GONE, shop.u APPEARED",
                "RENAME TABLE t TO old, n TO t | shop.t MATTERS, shop.old APPEARED, shop.n GONE",
                "RENAME TABLE t TO other.t | shop.t GONE, other.t APPEARED",
                "ALTER TABLE t ADD COLUMN x INT | shop.t MATTERS",
                "ALTER TABLE t ADD x INT | shop.t MATTERS",
                "ALTER TABLE t DROP COLUMN x, COMMENT 'y' | shop.t MATTERS",
                "ALTER TABLE t COMMENT='y' | shop.t HARMLESS",
                "ALTER TABLE t COMMENT 'a, ADD COLUMN x' | shop.t HARMLESS",
                "ALTER TABLE t COMMENT='y', ADD COLUMN x INT | shop.t MATTERS",
                "ALTER TABLE t COMMENT='y' ENGINE=MyISAM | shop.t MATTERS",
                "ALTER TABLE t AUTO_INCREMENT=5 COMMENT='z' ROW_FORMAT=DYNAMIC | shop.t HARMLESS",
                "ALTER TABLE `Order` ADD INDEX x (a, b), ADD UNIQUE KEY y (c), DROP INDEX z, ALGORITHM=INPLACE, LOCK=NONE | shop.Order HARMLESS",
                "ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u (b) ON DELETE CASCADE | shop.t MATTERS",
                "ALTER TABLE t DROP PRIMARY KEY | shop.t MATTERS",
                "ALTER TABLE t DROP INDEX `PRIMARY` | shop.t MATTERS",
                "ALTER TABLE t ADD PRIMARY KEY (a) | shop.t MATTERS",
                "ALTER TABLE t RENAME TO u | shop.t GONE, shop.u APPEARED",
                "ALTER TABLE n RENAME t | shop.n GONE, shop.t MATTERS",
                "ALTER TABLE t RENAME COLUMN a TO b | shop.t MATTERS",
                "ALTER TABLE t RENAME INDEX a TO b | shop.t HARMLESS",
                "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 | shop.t MATTERS",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u | shop.t MATTERS",
                "ALTER TABLE n EXCHANGE PARTITION p WITH TABLE shop.t WITHOUT VALIDATION | shop.n MATTERS, shop.t MATTERS",
                "ALTER TABLE t CONVERT PARTITION p TO TABLE u | shop.t MATTERS, shop.u APPEARED",
                "ALTER TABLE n CONVERT TABLE t TO PARTITION p VALUES LESS THAN (5) | shop.n MATTERS, shop.t GONE",
                "ALTER TABLE t TRUNCATE PARTITION p | shop.t MATTERS",
                "ALTER TABLE t DROP PARTITION p | shop.t MATTERS",
                "ALTER TABLE t WAIT 10 ADD COLUMN x INT | shop.t MATTERS",
                "ALTER TABLE t DISABLE KEYS | shop.t HARMLESS",
                "ALTER TABLE t FORCE | shop.t HARMLESS",
                "ALTER TABLE t ENGINE=InnoDB | shop.t MATTERS",
                "ALTER TABLE t /*!50100 ADD COLUMN x INT */ | shop.t MATTERS",
                "ALTER TABLE t /* ADD COLUMN x INT */ COMMENT 'a' | shop.t HARMLESS",
                "ALTER TABLE IF EXISTS t ADD INDEX (a) | shop.t HARMLESS",
                "ALTER ONLINE TABLE t ADD INDEX (a) | shop.t HARMLESS",
                "CREATE UNIQUE INDEX i ON t (a) | shop.t HARMLESS",
                "CREATE INDEX i USING BTREE ON shop.t (a) | shop.t HARMLESS",
                "DROP INDEX i ON `t` | shop.t HARMLESS",
                "ALTER TABLE t MODIFY a INT COMMENT 'x' | shop.t MATTERS",
                "ALTER TABLE t SET TBLPROPERTIES x | shop.t MATTERS",
            })
    void shouldNameTheTablesWhoseStructureChanges(String sql, String expected) {
        assertThat(effects(sql)).isEqualTo(expected);
    }

    @Test
    void shouldReadTruncation() {
        assertThat(read("TRUNCATE TABLE t")).isEqualTo(new Truncate(new TableName("shop", "t")));
        assertThat(read("truncate `x`.`t`")).isEqualTo(new Truncate(new TableName("x", "t")));
        // A restarted server empties its tables in memory so.
        assertThat(read("DELETE FROM `shop`.`t`")).isEqualTo(new Truncate(new TableName("shop", "t")));
        assertThat(read("DROP DATABASE IF EXISTS `shop`"))
                .isEqualTo(new Verdict.Database("shop", SchemaChangeKind.GONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "UPDATE t SET a = 1",
                "DELETE FROM t WHERE a = 1",
                "REPLACE INTO t VALUES (1)",
                "LOAD DATA INFILE 'x' INTO TABLE t",
                "SELECT f()",
                "CALL p()",
                "DO f()",
                "WITH c AS (SELECT 1) DELETE FROM t",
                "ANALYZE UPDATE t SET a = 1",
                "/*!40000 INSERT INTO t VALUES (1) */",
                "  \n\tinsert into t values (1)",
            })
    void shouldSeeRowsThatWereLoggedAsStatements(String sql) {
        assertThat(read(sql)).isInstanceOf(RowChanges.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROBNICATE TABLE t",
                "CREATE WIDGET w",
                "IMPORT TABLE FROM 'x'",
                "ALTER WHATEVER",
                "",
                "RENAME TABLE t",
                "DROP TABLE",
                "TRUNCATE",
            })
    void shouldDoubtWhatItDoesNotKnow(String sql) {
        assertThat(read(sql)).isInstanceOf(Doubtful.class);
    }

    @Test
    void shouldReadQuotesAsTheSessionsModeSays() {
        assertThat(read("DROP TABLE \"t\"", QueryEvent.ANSI_QUOTES))
                .isEqualTo(new Structure(List.of(new Effect(new TableName("shop", "t"), SchemaChangeKind.GONE))));
        // Without backslashes the literal ends at its quote; with them it goes on.
        String sql = "ALTER TABLE t COMMENT 'x\\', ADD COLUMN c INT -- '";
        assertThat(((Structure) read(sql, QueryEvent.NO_BACKSLASH_ESCAPES))
                        .effects()
                        .getFirst()
                        .kind())
                .isEqualTo(SchemaChangeKind.MATTERS);
        assertThat(((Structure) read(sql)).effects().getFirst().kind()).isEqualTo(SchemaChangeKind.HARMLESS);
    }

    @Test
    void shouldClassWhatVariablesAreSetFor() {
        String set = "SET STATEMENT lock_wait_timeout=5, max_statement_time = 1.5 FOR ";
        assertThat(effects(set + "ALTER TABLE t ADD COLUMN c INT")).isEqualTo("shop.t MATTERS");
        assertThat(read(set + "GRANT SELECT ON *.* TO a")).isEqualTo(Harmless.HARMLESS);
        assertThat(read(set + "UPDATE t SET a = 1")).isInstanceOf(RowChanges.class);
        assertThat(read("SET STATEMENT sql_mode='ANSI_QUOTES' FOR DROP TABLE \"t\""))
                .isInstanceOf(Doubtful.class);
        assertThat(read("SET STATEMENT lock_wait_timeout=5")).isInstanceOf(Doubtful.class);
    }

    @Test
    void shouldKnowWhatGoesByOtherWordsThanDrop() {
        assertThat(read("CREATE OR REPLACE DATABASE `shop`"))
                .isEqualTo(new Verdict.Database("shop", SchemaChangeKind.GONE));
        assertThat(read("CREATE DATABASE IF NOT EXISTS shop")).isEqualTo(Harmless.HARMLESS);
        assertThat(effects("DROP INDEX `PRIMARY` ON t")).isEqualTo("shop.t MATTERS");
        assertThat(effects("DROP INDEX IF EXISTS i ON t")).isEqualTo("shop.t HARMLESS");
        assertThat(read("CREATE SPATIAL REFERENCE SYSTEM IF NOT EXISTS 1 NAME 'n'"))
                .isEqualTo(Harmless.HARMLESS);
        assertThat(read("DROP SPATIAL REFERENCE SYSTEM 1")).isEqualTo(Harmless.HARMLESS);
    }

    /** A server with lower_case_table_names = 1 logs statements as they were written. */
    @Test
    void shouldFoldNamesAsTheServerDoes() {
        var planned = Set.of(new TableName("shop", "t"), new TableName("shop", "ü i"));
        assertThat(folded("TRUNCATE TABLE T", planned)).isEqualTo(new Truncate(new TableName("shop", "t")));
        assertThat(folded("DROP TABLE Shop.`Ü İ`", planned))
                .isEqualTo(new Structure(List.of(new Effect(new TableName("shop", "ü i"), SchemaChangeKind.GONE))));
        assertThat(folded("CREATE OR REPLACE TABLE T (a INT)", planned))
                .isEqualTo(new Structure(List.of(new Effect(new TableName("shop", "t"), SchemaChangeKind.MATTERS))));
        assertThat(folded("DROP DATABASE SHOP", planned))
                .isEqualTo(new Verdict.Database("shop", SchemaChangeKind.GONE));
    }

    private static Verdict folded(String sql, Set<TableName> planned) {
        return StatementReader.read(new QueryEvent("SHOP", sql, 0, null, true, true), planned::contains);
    }

    @Test
    void shouldNeverFailOnAnyPrefixOfAStatement() {
        List<String> statements = new ArrayList<>(List.of(
                "ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (a > '(' /*! and b */), COMMENT \"x\", RENAME TO `u`",
                "CREATE OR REPLACE DEFINER=`a`@`b` VIEW v AS SELECT 1",
                "RENAME TABLE a.b TO c.d, `e` TO `f`"));
        for (String statement : statements) {
            for (int length = 0; length <= statement.length(); length++) {
                assertThat(read(statement.substring(0, length))).isNotNull();
            }
        }
    }
}
