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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select ifnull(`t`.`n`,'-') AS `c1`,coalesce(`t`.`n`,`t`.`d`,0) AS `c2`,(case when `t`.`n` then 1 else (`t`.`n` > 2) end) AS `c3`,(case `t`.`n` when 1 then `t`.`day` else `t`.`t` end) AS `c4`,ifnull(`t`.`day`,'2024-01-01') AS `c5`,ifnull(`t`.`n`,null) AS `c6`,nullif(`t`.`n`,0) AS `c7`,coalesce(`t`.`made`,`t`.`t`) AS `c8` from `t`;

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
SELECT coalesce("t"."n"::text, '-') AS "c1",
       coalesce("t"."n", "t"."d", 0) AS "c2",
       CASE WHEN "t"."n" <> 0 THEN 1 ELSE ("t"."n" > 2)::integer END AS "c3",
       CASE "t"."n" WHEN 1 THEN "t"."day"::text ELSE "t"."t" END AS "c4",
       coalesce("t"."day", '2024-01-01') AS "c5",
       coalesce("t"."n", NULL) AS "c6",
       nullif("t"."n", 0) AS "c7",
       coalesce(to_char("t"."made", 'YYYY-MM-DD HH24:MI:SS.MS'), "t"."t") AS "c8"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0044 WARN IMPLICIT_CAST shop.v: Results of different types become text.
