package io.godwit.sql.dialect;

import io.godwit.sql.dialect.Dialect.Folding;
import io.godwit.sql.dialect.Dialect.Spelling;
import io.godwit.sql.token.LexicalRules;
import io.godwit.sql.tree.Operator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * MySQL and MariaDB as their servers write them in SHOW CREATE: names in backticks, {@code ||} is OR.
 *
 * <p>Source: MySQL 8.4 manual, "Keywords and Reserved Words", "Operator Precedence"; MariaDB Knowledge Base, the same.
 */
public final class MySqlDialect {
    /** With a session of {@code sql_mode = ''}. */
    public static final Dialect MYSQL = new Dialect(
            "mysql",
            new LexicalRules(
                    List.of("``"),
                    "'\"",
                    true,
                    true,
                    true,
                    true,
                    List.of("->>", "<=>", "->", "<<", ">>", "<=", ">=", "<>", "!=", ":=", "||", "&&")),
            Folding.AS_WRITTEN,
            reserved(),
            operators(),
            Tables.spellings(MySqlFunctions.TABLE),
            Tables.spellings("""
                    int: integer int4
                    tinyint: int1
                    smallint: int2
                    mediumint: int3 middleint
                    bigint: int8
                    decimal: dec numeric fixed number
                    float: float4
                    double: real float8
                    char: character nchar
                    varchar: varcharacter nvarchar varchar2
                    longtext: clob
                    geometrycollection: geomcollection
                    varbinary: raw
                    """));

    private MySqlDialect() {}

    private static Set<String> reserved() {
        return Tables.words("""
                ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY CALL CASCADE CASE CHANGE
                CHAR CHARACTER CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE CROSS CURRENT_DATE
                CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DATABASES DEC DECIMAL DECLARE DEFAULT DELETE DESC
                DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DOUBLE DROP DUAL EACH ELSE ELSEIF ENCLOSED ESCAPED EXCEPT
                EXISTS EXIT EXPLAIN FALSE FETCH FLOAT FOR FORCE FOREIGN FROM FULLTEXT GENERATED GRANT GROUP HAVING IF IGNORE IN
                INDEX INFILE INNER INOUT INSERT INT INTEGER INTERSECT INTERVAL INTO IS ITERATE JOIN KEY KEYS KILL LATERAL
                LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD LOCALTIME LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP MATCH
                MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MOD NATURAL NOT NULL NUMERIC ON OPTIMIZE OPTION OPTIONALLY OR ORDER
                OUT OUTER OVER PARTITION PRECISION PRIMARY PROCEDURE PURGE RANGE READ READS REAL RECURSIVE REFERENCES REGEXP
                RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN REVOKE RIGHT RLIKE ROWS SCHEMA SCHEMAS SELECT
                SEPARATOR SET SHOW SIGNAL SMALLINT SPATIAL SQL SQLEXCEPTION SQLSTATE SQLWARNING STARTING STORED STRAIGHT_JOIN
                TABLE TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO TRAILING TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED
                UPDATE USAGE USE USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR VARYING VIRTUAL WHEN WHERE
                WHILE WINDOW WITH WRITE XOR ZEROFILL
                """);
    }

    private static Map<Operator, Spelling> operators() {
        Map<Operator, Spelling> all = new EnumMap<>(Operator.class);
        all.put(Operator.OR, Spelling.of(Binding.OR, "OR", "||"));
        all.put(Operator.XOR, Spelling.of(Binding.XOR, "XOR"));
        all.put(Operator.AND, Spelling.of(Binding.AND, "AND", "&&"));
        all.put(Operator.EQUAL, Spelling.of(Binding.COMPARISON, "="));
        all.put(Operator.NULL_SAFE_EQUAL, Spelling.of(Binding.COMPARISON, "<=>"));
        all.put(Operator.NOT_EQUAL, Spelling.of(Binding.COMPARISON, "<>", "!="));
        all.put(Operator.LESS, Spelling.of(Binding.COMPARISON, "<"));
        all.put(Operator.LESS_OR_EQUAL, Spelling.of(Binding.COMPARISON, "<="));
        all.put(Operator.GREATER, Spelling.of(Binding.COMPARISON, ">"));
        all.put(Operator.GREATER_OR_EQUAL, Spelling.of(Binding.COMPARISON, ">="));
        all.put(Operator.MATCHES_PATTERN, Spelling.of(Binding.COMPARISON, "REGEXP", "RLIKE"));
        all.put(Operator.BIT_OR, Spelling.of(Binding.BITS_OR, "|"));
        all.put(Operator.BIT_AND, Spelling.of(Binding.BITS_AND, "&"));
        all.put(Operator.SHIFT_LEFT, Spelling.of(Binding.SHIFT, "<<"));
        all.put(Operator.SHIFT_RIGHT, Spelling.of(Binding.SHIFT, ">>"));
        all.put(Operator.PLUS, Spelling.of(Binding.SUM, "+"));
        all.put(Operator.MINUS, Spelling.of(Binding.SUM, "-"));
        all.put(Operator.MULTIPLY, Spelling.of(Binding.PRODUCT, "*"));
        all.put(Operator.DIVIDE, Spelling.of(Binding.PRODUCT, "/"));
        all.put(Operator.INTEGER_DIVIDE, Spelling.of(Binding.PRODUCT, "DIV"));
        all.put(Operator.MODULO, Spelling.of(Binding.PRODUCT, "MOD", "%"));
        all.put(Operator.BIT_XOR, Spelling.of(Binding.POWER, "^"));
        return all;
    }
}
