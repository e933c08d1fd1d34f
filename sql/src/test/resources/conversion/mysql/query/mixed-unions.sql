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
CREATE VIEW `v` AS select `t`.`id` AS `x`,`t`.`d` AS `y` from `t` union all select `t`.`t` AS `t`,`t`.`id` AS `id` from `t`;
CREATE VIEW `w` AS (select `t`.`at` AS `at` from `t`) union (select `t`.`d` AS `d` from `t` union all select `t`.`t` AS `t` from `t`)

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
CREATE VIEW "shop"."v" ("x", "y") AS
SELECT "t"."id"::text AS "x",
       "t"."d" AS "y"
FROM "shop"."t"
UNION ALL
SELECT "t"."t" AS "t",
       "t"."id" AS "id"
FROM "shop"."t";
CREATE VIEW "shop"."w" ("at") AS
(SELECT "t"."at"::text AS "at"
FROM "shop"."t")
UNION
(SELECT "t"."d"::text AS "d"
FROM "shop"."t"
UNION ALL
SELECT "t"."t" AS "t"
FROM "shop"."t");

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0044 WARN IMPLICIT_CAST shop.v: Columns of different types are put together.
CNV-0044 WARN IMPLICIT_CAST shop.w: Columns of different types are put together.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.w: It compares the rows of two queries, texts among them.
