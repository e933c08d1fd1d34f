package io.godwit.sql.type;

import io.godwit.sql.tree.DataType;
import io.godwit.sql.type.TypeRow.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * THE table of types, MySQL and MariaDB to PostgreSQL. Targets are written as {@code format_type} writes them.
 *
 * <p>Source: MySQL 8.4 manual, chapter "Data Types"; MariaDB Knowledge Base, "Data Types"; PostgreSQL 18 manual, chapter 8.
 */
public final class MySqlToPostgreSqlTypes {
    private static final String UTC = "stored in UTC by the source, and carried so";

    public static final TypeTable TABLE = new TypeTable(
            "MySQL, MariaDB",
            "PostgreSQL",
            List.of(
                    choice(
                            "tinyint(1)",
                            t -> t.is("tinyint") && t.argument(0, 4) == 1 && !t.unsigned(),
                            Policy.TINYINT1,
                            "may hold −128 to 127; `boolean` refuses all but 0 and 1",
                            to("smallint"),
                            to("boolean")),
                    row("tinyint, tinyint unsigned", t -> t.is("tinyint"), "smallint", ""),
                    row("smallint unsigned", t -> t.is("smallint") && t.unsigned(), "integer", ""),
                    row("smallint", t -> t.is("smallint"), "smallint", ""),
                    row("mediumint, mediumint unsigned", t -> t.is("mediumint"), "integer", ""),
                    row("int unsigned", t -> t.is("int") && t.unsigned(), "bigint", ""),
                    row("int", t -> t.is("int"), "integer", ""),
                    choice(
                            "bigint unsigned",
                            t -> t.is("bigint") && t.unsigned(),
                            Policy.BIGINT_UNSIGNED,
                            "`bigint` refuses what is above 2⁶³ − 1",
                            new Choice("numeric", "numeric(20,0)", t -> DataType.of("numeric", 20, 0)),
                            to("bigint")),
                    row("bigint", t -> t.is("bigint"), "bigint", ""),
                    TypeRow.of(
                            "decimal(p,s)",
                            t -> t.is("decimal"),
                            "numeric(p,s)",
                            t -> DataType.of("numeric", t.argument(0, 10), t.argument(1, 0)),
                            ""),
                    row(
                            "float",
                            t -> t.is("float") && (t.arguments().size() == 2 || t.argument(0, 0) <= 24),
                            "real",
                            "the same 32 bits; `float(p,s)` was rounded when it was stored"),
                    row(
                            "double, float(p) above 24",
                            t -> t.is("double", "float"),
                            "double precision",
                            "the same 64 bits"),
                    choice(
                            "bit(1)",
                            t -> t.is("bit") && t.argument(0, 1) == 1,
                            Policy.BIT1,
                            "",
                            to("boolean"),
                            new Choice("bit", "bit(1)", t -> DataType.of("bit", 1))),
                    TypeRow.of("bit(n)", t -> t.is("bit"), "bit(n)", t -> DataType.of("bit", t.argument(0, 1)), ""),
                    row("year", t -> t.is("year"), "smallint", "0000 is 0"),
                    row("date", t -> t.is("date"), "date", "zero dates: policy `zero-date`"),
                    choice(
                            "datetime(p)",
                            t -> t.is("datetime"),
                            Policy.DATETIME,
                            "a clock on a wall; `timestamptz` takes it as UTC; zero dates: policy `zero-date`",
                            new Choice(
                                    "timestamp",
                                    "timestamp(p) without time zone",
                                    timestamp("timestamp without time zone")),
                            new Choice(
                                    "timestamptz",
                                    "timestamp(p) with time zone",
                                    timestamp("timestamp with time zone"))),
                    choice(
                            "timestamp(p)",
                            t -> t.is("timestamp"),
                            Policy.TIMESTAMP,
                            UTC,
                            new Choice(
                                    "timestamptz",
                                    "timestamp(p) with time zone",
                                    timestamp("timestamp with time zone")),
                            new Choice(
                                    "timestamp",
                                    "timestamp(p) without time zone",
                                    timestamp("timestamp without time zone"))),
                    choice(
                            "time(p)",
                            t -> t.is("time"),
                            Policy.TIME,
                            "runs from −838:59:59 to 838:59:59; `time` refuses what is no time of a day",
                            new Choice("interval", "interval(p)", t -> DataType.of("interval", t.argument(0, 0))),
                            new Choice("time", "time(p) without time zone", timestamp("time without time zone"))),
                    choice(
                            "char(n)",
                            t -> t.is("char"),
                            Policy.CHAR,
                            "the source cuts trailing blanks off, and so nothing is padded",
                            new Choice("varchar", "character varying(n)", t -> varying(t)),
                            new Choice(
                                    "char",
                                    "character(n)",
                                    t -> DataType.of("character", Math.max(1, t.argument(0, 1))))),
                    TypeRow.of(
                            "varchar(n)",
                            t -> t.is("varchar"),
                            "character varying(n)",
                            t -> varying(t),
                            "n counts characters on both sides; NUL characters are refused by the target"),
                    row(
                            "tinytext, text, mediumtext, longtext",
                            t -> t.is("tinytext", "text", "mediumtext", "longtext"),
                            "text",
                            "NUL characters are refused by the target"),
                    choice(
                            "enum(…)",
                            t -> t.is("enum"),
                            Policy.ENUM,
                            "`text` with a CHECK of the labels; `native` is a type of its own",
                            to("text"),
                            new Choice("native", "a type of the schema", t -> t)),
                    choice(
                            "set(…)",
                            t -> t.is("set"),
                            Policy.SET,
                            "`text` holds the labels with commas between, with a CHECK",
                            to("text"),
                            new Choice("array", "text[]", t -> DataType.of("text[]"))),
                    choice(
                            "json",
                            t -> t.is("json"),
                            Policy.JSON,
                            "`jsonb` drops blanks, order and double keys, and refuses `\\u0000`; on MariaDB: longtext with a json_valid check",
                            to("json"),
                            to("jsonb"),
                            to("text")),
                    row(
                            "binary(n), varbinary(n), tinyblob, blob, mediumblob, longblob",
                            t -> t.is("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"),
                            "bytea",
                            "up to 64 MB a value"),
                    row(
                            "geometry, point, linestring, polygon, multi…, geometrycollection",
                            t -> t.is(
                                    "geometry",
                                    "point",
                                    "linestring",
                                    "polygon",
                                    "multipoint",
                                    "multilinestring",
                                    "multipolygon",
                                    "geometrycollection"),
                            "bytea",
                            "as the source stores it: SRID (4 bytes, little-endian), then WKB"),
                    row("uuid (MariaDB)", t -> t.is("uuid"), "uuid", ""),
                    row("inet4, inet6 (MariaDB)", t -> t.is("inet4", "inet6"), "text", "as the source writes it"),
                    row("vector(n)", t -> t.is("vector"), "bytea", "as the source stores it: floats, little-endian")));

    private MySqlToPostgreSqlTypes() {}

    private static TypeRow row(String source, Predicate<DataType> matches, String target, String note) {
        return TypeRow.of(source, matches, target, t -> DataType.of(target), note);
    }

    private static TypeRow choice(
            String source, Predicate<DataType> matches, Policy policy, String note, Choice... choices) {
        return new TypeRow(source, matches, Optional.of(policy), List.of(choices), note);
    }

    private static Choice to(String type) {
        return new Choice(type, type, t -> DataType.of(type));
    }

    private static Function<DataType, DataType> timestamp(String name) {
        return t -> DataType.of(name, t.argument(0, 0));
    }

    /** {@code varchar(0)}, which holds the empty text alone, has no like on the target. */
    private static DataType varying(DataType type) {
        return DataType.of("character varying", Math.max(1, type.argument(0, 1)));
    }
}
