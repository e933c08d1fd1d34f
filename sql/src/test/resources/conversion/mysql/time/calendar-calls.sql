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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select last_day(`t`.`day`) AS `c1`,dayname(`t`.`day`) AS `c2`,monthname(`t`.`at`) AS `c3`,cast(`t`.`at` as date) AS `c4`,date(`t`.`ts`) AS `c5`,to_days(`t`.`day`) AS `c6`,from_days(`t`.`n`) AS `c7`,makedate(2024,`t`.`n`) AS `c8`,week(`t`.`day`,3) AS `c9`,yearweek(`t`.`day`,3) AS `c10`,timestamp(`t`.`day`) AS `c11` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11") AS
SELECT (date_trunc('month', "t"."day") + INTERVAL '1 month -1 day')::date AS "c1",
       to_char("t"."day", 'FMDay') AS "c2",
       to_char("t"."at", 'FMMonth') AS "c3",
       "t"."at"::date AS "c4",
       "t"."ts"::date AS "c5",
       "t"."day" - '0001-01-01'::date + 366 AS "c6",
       '0001-01-01'::date + ("t"."n" - 366)::integer AS "c7",
       make_date(2024, 1, 1) + ("t"."n" - 1)::integer AS "c8",
       EXTRACT(week FROM "t"."day")::integer AS "c9",
       to_char("t"."day", 'IYYYIW')::integer AS "c10",
       "t"."day"::timestamp AS "c11"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0061 WARN ERROR_WAS_NULL shop.v: A day is made of numbers.
