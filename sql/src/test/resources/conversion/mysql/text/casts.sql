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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select cast(`t`.`t` as signed) AS `c1`,cast(`t`.`n` as char(10) charset utf8mb4) AS `c2`,cast(`t`.`t` as datetime) AS `c3`,cast(`t`.`d` as decimal(12,3)) AS `c4`,cast(`t`.`d` as unsigned) AS `c5`,cast(`t`.`made` as date) AS `c6`,cast(`t`.`t` as json) AS `c7`,cast(`t`.`n` as double) AS `c8`,cast(`t`.`t` as char charset binary) AS `c9`,cast(`t`.`n` > 1 as signed) AS `c10`,convert(`t`.`n`,char) AS `c11`,cast(`t`.`t` as time) AS `c12`,cast(`t`.`d` as signed) AS `c13`,cast(`t`.`day` as char) AS `c14`,cast('a' as binary) AS `c16` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c16") AS
SELECT trunc("t"."t"::numeric)::bigint AS "c1",
       left("t"."n"::text, 10) AS "c2",
       "t"."t"::timestamp::timestamp(0) AS "c3",
       "t"."d"::numeric(12,3) AS "c4",
       "t"."d"::numeric(20,0) AS "c5",
       "t"."made"::date AS "c6",
       "t"."t"::json AS "c7",
       "t"."n"::double precision AS "c8",
       convert_to("t"."t", 'UTF8') AS "c9",
       ("t"."n" > 1)::integer::bigint AS "c10",
       "t"."n"::text AS "c11",
       "t"."t"::interval(0) AS "c12",
       "t"."d"::bigint AS "c13",
       "t"."day"::text AS "c14",
       convert_to('a', 'UTF8') AS "c16"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0045 WARN TEXT_NUMBER_MAY_FAIL shop.v: A text is cast to a number.
CNV-0052 WARN DATE_TEXT_MAY_FAIL shop.v: A text is read as a date.
CNV-0058 WARN UNSIGNED_ARITHMETIC shop.v: A value is cast to UNSIGNED.
CNV-0052 WARN DATE_TEXT_MAY_FAIL shop.v: A text is read as a time.
