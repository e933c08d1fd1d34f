-- source
CREATE TABLE `t` (
  `id` int NOT NULL,
  `n` int,
  `s` smallint,
  `u` bigint unsigned,
  `x` double,
  `d` decimal(10,2),
  `t` varchar(50),
  `b` varchar(50) COLLATE utf8mb4_bin,
  `day` date,
  `made` datetime(3),
  `at` datetime,
  `ts` timestamp NULL,
  `tm` time,
  `doc` json,
  `flag` bit(1),
  `bits` bit(8),
  `bin` varbinary(20),
  `e` enum('a','b'),
  `bool` tinyint(1),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select json_extract(`t`.`doc`,'$.a[0].b') AS `c1`,json_unquote(json_extract(`t`.`doc`,'$."x y"')) AS `c2`,json_extract(`t`.`doc`,'$') AS `c3`,json_unquote(`t`.`doc`) AS `c4`,json_value(`t`.`doc`,'$.a') AS `c5`,json_extract(`t`.`t`,'$.a') AS `c6`,`t`.`doc` -> '$.a' AS `c7`,`t`.`doc` ->> '$.a' AS `c8` from `t`;

-- target
-- stage TABLES
CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "n" integer,
    "s" smallint,
    "u" numeric(20,0),
    "x" double precision,
    "d" numeric(10,2),
    "t" character varying(50),
    "b" character varying(50),
    "day" date,
    "made" timestamp(3) without time zone,
    "at" timestamp(0) without time zone,
    "ts" timestamp(0) with time zone,
    "tm" interval(0),
    "doc" json,
    "flag" boolean,
    "bits" bit(8),
    "bin" bytea,
    "e" text,
    "bool" smallint
);
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "e_check" CHECK ("e" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "e_check";
-- stage CODE
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8") AS
SELECT "t"."doc" #> '{a,0,b}' AS "c1",
       "t"."doc" #>> '{"x y"}' AS "c2",
       "t"."doc" #> '{}' AS "c3",
       "t"."doc" #>> '{}' AS "c4",
       "t"."doc" #>> '{a}' AS "c5",
       "t"."t"::json #> '{a}' AS "c6",
       "t"."doc" #> '{a}' AS "c7",
       "t"."doc" #>> '{a}' AS "c8"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0059 INFO JSON_NULL shop.v: A value is read as text.
CNV-0071 WARN TEXT_DOCUMENT_MAY_FAIL shop.v: It reads a text as a document.
