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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (to_days(`t`.`day`) - to_days(`t`.`at`)) AS `c1`,datediff(`t`.`day`,`t`.`at`) AS `c2`,timestampdiff(SECOND,`t`.`at`,`t`.`made`) AS `c3`,timestampdiff(MINUTE,`t`.`day`,`t`.`at`) AS `c4`,timestampdiff(MONTH,`t`.`day`,`t`.`at`) AS `c5`,timestampdiff(YEAR,`t`.`day`,'2024-01-01') AS `c6`,timestampdiff(WEEK,`t`.`day`,`t`.`at`) AS `c7`,timestampdiff(QUARTER,`t`.`day`,`t`.`at`) AS `c8`,timestampdiff(MICROSECOND,`t`.`at`,`t`.`made`) AS `c9` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9") AS
SELECT "t"."day" - '0001-01-01'::date + 366 - ("t"."at"::date - '0001-01-01'::date + 366) AS "c1",
       "t"."day" - "t"."at"::date AS "c2",
       trunc(EXTRACT(epoch FROM "t"."made" - "t"."at"))::bigint AS "c3",
       trunc(EXTRACT(epoch FROM "t"."at" - "t"."day"::timestamp) / 60)::bigint AS "c4",
       trunc(EXTRACT(year FROM age("t"."at", "t"."day"::timestamp)) * 12 + EXTRACT(month FROM age("t"."at", "t"."day"::timestamp)))::bigint AS "c5",
       trunc((EXTRACT(year FROM age('2024-01-01'::timestamp, "t"."day"::timestamp)) * 12 + EXTRACT(month FROM age('2024-01-01'::timestamp, "t"."day"::timestamp))) / 12)::bigint AS "c6",
       trunc(EXTRACT(epoch FROM "t"."at" - "t"."day"::timestamp) / 604800)::bigint AS "c7",
       trunc((EXTRACT(year FROM age("t"."at", "t"."day"::timestamp)) * 12 + EXTRACT(month FROM age("t"."at", "t"."day"::timestamp))) / 3)::bigint AS "c8",
       trunc(EXTRACT(epoch FROM "t"."made" - "t"."at") * 1000000)::bigint AS "c9"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
