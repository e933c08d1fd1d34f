package io.godwit.sql.dialect;

/**
 * MySQL's and MariaDB's spellings of functions that have another common name. What is not here keeps its own spelling.
 *
 * <p>Source: MySQL 8.4 manual, "Built-In Function and Operator Reference"; MariaDB Knowledge Base, "Built-in Functions".
 */
final class MySqlFunctions {
    /** {@code common name: spellings}. */
    static final String TABLE = """
            coalesce: ifnull nvl
            upper: ucase
            lower: lcase
            char_length: character_length
            octet_length: length
            substring: substr mid
            ceil: ceiling
            power: pow
            now: current_timestamp localtime localtimestamp
            current_date: curdate
            current_time: curtime
            day: dayofmonth
            stddev_pop: std stddev
            var_pop: variance
            truncate: trunc
            database: schema
            current_user: session_user system_user
            sha1: sha
            char: chr
            """;

    private MySqlFunctions() {}
}
