-- options
tinyint1=boolean

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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `t`.`bool` AS `c1`,(`t`.`bool` = 1) AS `c2`,(`t`.`bool` + 1) AS `c3`,sum(`t`.`bool`) AS `c4`,if(`t`.`bool`,'a','b') AS `c5` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS select `t`.`id` AS `id` from `t` where `t`.`bool` and not `t`.`bool` and `t`.`bool` = 2;

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
    "bool" boolean
);
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "e_check" CHECK ("e" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "e_check";
-- stage CODE
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5") AS
SELECT any_value("t"."bool")::integer AS "c1",
       (any_value("t"."bool") = true)::integer AS "c2",
       any_value("t"."bool")::integer::bigint + 1 AS "c3",
       sum("t"."bool"::integer) AS "c4",
       CASE WHEN any_value("t"."bool") THEN 'a' ELSE 'b' END AS "c5"
FROM "shop"."t";
CREATE VIEW "shop"."w" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE "t"."bool" AND NOT "t"."bool" AND "t"."bool"::integer = 2;

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0057 WARN LOOSE_GROUP_BY shop.v: Column bool.
