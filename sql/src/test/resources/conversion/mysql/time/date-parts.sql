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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select year(`t`.`day`) AS `c1`,month(`t`.`at`) AS `c2`,dayofmonth(`t`.`ts`) AS `c3`,hour(`t`.`tm`) AS `c4`,minute(`t`.`made`) AS `c5`,second(`t`.`made`) AS `c6`,microsecond(`t`.`made`) AS `c7`,quarter(`t`.`day`) AS `c8`,dayofweek(`t`.`day`) AS `c9`,weekday(`t`.`day`) AS `c10`,dayofyear(`t`.`day`) AS `c11`,weekofyear(`t`.`day`) AS `c12`,extract(month from `t`.`day`) AS `c13`,extract(year_month from `t`.`day`) AS `c14`,extract(second from `t`.`made`) AS `c15`,year(`t`.`t`) AS `c16` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16") AS
SELECT EXTRACT(year FROM "t"."day")::integer AS "c1",
       EXTRACT(month FROM "t"."at")::integer AS "c2",
       EXTRACT(day FROM "t"."ts")::integer AS "c3",
       abs(EXTRACT(hour FROM "t"."tm"))::integer AS "c4",
       EXTRACT(minute FROM "t"."made")::integer AS "c5",
       trunc(EXTRACT(second FROM "t"."made"))::integer AS "c6",
       EXTRACT(microseconds FROM "t"."made")::integer % 1000000 AS "c7",
       EXTRACT(quarter FROM "t"."day")::integer AS "c8",
       EXTRACT(dow FROM "t"."day")::integer + 1 AS "c9",
       EXTRACT(isodow FROM "t"."day")::integer - 1 AS "c10",
       EXTRACT(doy FROM "t"."day")::integer AS "c11",
       EXTRACT(week FROM "t"."day")::integer AS "c12",
       EXTRACT(month FROM "t"."day")::integer AS "c13",
       EXTRACT(year FROM "t"."day")::integer * 100 + EXTRACT(month FROM "t"."day")::integer AS "c14",
       trunc(EXTRACT(second FROM "t"."made"))::integer AS "c15",
       EXTRACT(year FROM "t"."t"::timestamp)::integer AS "c16"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0052 WARN DATE_TEXT_MAY_FAIL shop.v: A text is read as a date.
