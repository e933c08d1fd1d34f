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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`day` + interval 1 month) AS `c1`,(`t`.`at` - interval `t`.`n` hour) AS `c2`,(`t`.`day` + interval 90 minute) AS `c3`,(`t`.`at` + interval '1:30' minute_second) AS `c4`,(`t`.`day` + interval '1-2' year_month) AS `c5`,(`t`.`at` + interval '1 10:20:30' day_second) AS `c6`,('2024-01-01' + interval 1 day) AS `c7`,adddate(`t`.`day`,7) AS `c8`,(`t`.`t` + interval 1 week) AS `c9`,(`t`.`day` + interval 1 quarter) AS `c10`,timestampadd(MINUTE,5,`t`.`at`) AS `c11`,(`t`.`at` + interval 1.5 second) AS `c12`,(`t`.`ts` - interval 1 day) AS `c13`,(`t`.`day` + interval -(3) day) AS `c14` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14") AS
SELECT ("t"."day" + INTERVAL '1 month')::date AS "c1",
       "t"."at" - "t"."n" * INTERVAL '1 hour' AS "c2",
       "t"."day" + INTERVAL '90 minute' AS "c3",
       "t"."at" + INTERVAL '1 minute 30 second' AS "c4",
       ("t"."day" + INTERVAL '1 year 2 month')::date AS "c5",
       "t"."at" + INTERVAL '1 day 10 hour 20 minute 30 second' AS "c6",
       ('2024-01-01'::timestamp + INTERVAL '1 day')::date AS "c7",
       ("t"."day" + INTERVAL '7 day')::date AS "c8",
       "t"."t"::timestamp + INTERVAL '1 week' AS "c9",
       ("t"."day" + INTERVAL '3 month')::date AS "c10",
       "t"."at" + INTERVAL '5 minute' AS "c11",
       "t"."at" + INTERVAL '1.5 second' AS "c12",
       "t"."ts" - INTERVAL '1 day' AS "c13",
       ("t"."day" + INTERVAL '-3 day')::date AS "c14"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0061 WARN ERROR_WAS_NULL shop.v: A date is moved by a number that is no constant.
CNV-0052 WARN DATE_TEXT_MAY_FAIL shop.v: A text is read as a date.
