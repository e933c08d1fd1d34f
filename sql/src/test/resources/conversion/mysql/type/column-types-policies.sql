-- options
tinyint1=boolean
bigint-unsigned=bigint
bit1=bit
enum=native
set=array
time=time
char=char
json=jsonb
datetime=timestamptz
timestamp=timestamp
zero-date=ledger

-- source
CREATE TABLE `every_type` (
  `tinyint1` tinyint(1),
  `tinyint` tinyint(4),
  `tinyint_u` tinyint(3) unsigned,
  `smallint` smallint(6),
  `smallint_u` smallint(5) unsigned,
  `mediumint` mediumint(9),
  `mediumint_u` mediumint(8) unsigned,
  `int` int(11),
  `int_u` int(10) unsigned,
  `bigint` bigint(20),
  `bigint_u` bigint(20) unsigned,
  `decimal` decimal(10,0),
  `decimal_max` decimal(65,30),
  `decimal_u` decimal(10,2) unsigned,
  `float` float,
  `float_ps` float(7,3),
  `double` double,
  `double_ps` double(10,3) unsigned,
  `bit1` bit(1),
  `bit64` bit(64),
  `year` year(4),
  `date` date,
  `time` time,
  `time6` time(6),
  `datetime` datetime,
  `datetime3` datetime(3),
  `timestamp` timestamp NULL DEFAULT NULL,
  `timestamp6` timestamp(6) NULL DEFAULT NULL,
  `char` char(10),
  `char0` char(0),
  `varchar` varchar(255),
  `varchar_bin` varchar(255) CHARACTER SET latin1 COLLATE latin1_bin,
  `tinytext` tinytext,
  `text` text,
  `mediumtext` mediumtext,
  `longtext` longtext,
  `enum` enum('a','it''s','c,d'),
  `set` set('a','b'),
  `json` json,
  `binary` binary(16),
  `varbinary` varbinary(255),
  `tinyblob` tinyblob,
  `blob` blob,
  `mediumblob` mediumblob,
  `longblob` longblob,
  `geometry` geometry,
  `point` point,
  `linestring` linestring,
  `polygon` polygon,
  `multipoint` multipoint,
  `multilinestring` multilinestring,
  `multipolygon` multipolygon,
  `collection` geometrycollection,
  `geomcollection` geomcollection
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TYPE "shop"."every_type_enum" AS ENUM ('a', 'it''s', 'c,d');
CREATE TABLE "shop"."every_type" (
    "tinyint1" boolean,
    "tinyint" smallint,
    "tinyint_u" smallint,
    "smallint" smallint,
    "smallint_u" integer,
    "mediumint" integer,
    "mediumint_u" integer,
    "int" integer,
    "int_u" bigint,
    "bigint" bigint,
    "bigint_u" bigint,
    "decimal" numeric(10,0),
    "decimal_max" numeric(65,30),
    "decimal_u" numeric(10,2),
    "float" real,
    "float_ps" real,
    "double" double precision,
    "double_ps" double precision,
    "bit1" bit(1),
    "bit64" bit(64),
    "year" smallint,
    "date" date,
    "time" time(0) without time zone,
    "time6" time(6) without time zone,
    "datetime" timestamp(0) with time zone,
    "datetime3" timestamp(3) with time zone,
    "timestamp" timestamp(0) without time zone,
    "timestamp6" timestamp(6) without time zone,
    "char" character(10),
    "char0" character(1),
    "varchar" character varying(255),
    "varchar_bin" character varying(255),
    "tinytext" text,
    "text" text,
    "mediumtext" text,
    "longtext" text,
    "enum" "shop"."every_type_enum",
    "set" text[],
    "json" jsonb,
    "binary" bytea,
    "varbinary" bytea,
    "tinyblob" bytea,
    "blob" bytea,
    "mediumblob" bytea,
    "longblob" bytea,
    "geometry" bytea,
    "point" bytea,
    "linestring" bytea,
    "polygon" bytea,
    "multipoint" bytea,
    "multilinestring" bytea,
    "multipolygon" bytea,
    "collection" bytea,
    "geomcollection" bytea
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."every_type" ADD CONSTRAINT "set_check" CHECK ("set" <@ ARRAY['a', 'b']::text[]) NOT VALID;
ALTER TABLE "shop"."every_type" VALIDATE CONSTRAINT "set_check";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.every_type: Columns: char, char0, varchar, tinytext, text, mediumtext, longtext.
