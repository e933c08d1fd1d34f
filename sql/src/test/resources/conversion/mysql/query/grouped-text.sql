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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select distinct `t`.`t` AS `t`,`t`.`b` AS `b` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS select count(0) AS `c` from `t` group by `t`.`t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `counted` AS select count(distinct `t`.`t`) AS `c1`,count(distinct `t`.`id`,`t`.`t`) AS `c2`,count(distinct `t`.`b`) AS `c3` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `numbered` AS select row_number() over (partition by `t`.`t` order by `t`.`id`) AS `c1` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `windows` AS select row_number() over `w` AS `c1` from `t` window `w` as (partition by `t`.`t` order by `t`.`id`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `both` AS select `t`.`t` AS `t` from `t` union select `t`.`b` AS `b` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `all_of_both` AS select `t`.`t` AS `t` from `t` union all select `t`.`b` AS `b` from `t`;

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
CREATE VIEW "shop"."v" ("t", "b") AS
SELECT DISTINCT "t"."t" AS "t",
       "t"."b" AS "b"
FROM "shop"."t";
CREATE VIEW "shop"."w" ("c") AS
SELECT count(0) AS "c"
FROM "shop"."t"
GROUP BY "t"."t";
CREATE VIEW "shop"."counted" ("c1", "c2", "c3") AS
SELECT count(DISTINCT "t"."t") AS "c1",
       count(DISTINCT ("t"."id", "t"."t")) FILTER (WHERE "t"."id" IS NOT NULL AND "t"."t" IS NOT NULL) AS "c2",
       count(DISTINCT "t"."b") AS "c3"
FROM "shop"."t";
CREATE VIEW "shop"."numbered" ("c1") AS
SELECT row_number() OVER (PARTITION BY "t"."t" ORDER BY "t"."id" NULLS FIRST) AS "c1"
FROM "shop"."t";
CREATE VIEW "shop"."windows" ("c1") AS
SELECT row_number() OVER "w" AS "c1"
FROM "shop"."t"
WINDOW "w" AS (PARTITION BY "t"."t" ORDER BY "t"."id" NULLS FIRST);
CREATE VIEW "shop"."both" ("t") AS
SELECT "t"."t" AS "t"
FROM "shop"."t"
UNION
SELECT "t"."b" AS "b"
FROM "shop"."t";
CREATE VIEW "shop"."all_of_both" ("t") AS
SELECT "t"."t" AS "t"
FROM "shop"."t"
UNION ALL
SELECT "t"."b" AS "b"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It takes distinct values of t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.w: It groups by t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.counted: It takes distinct values of t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.numbered: It groups by t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.windows: It groups by t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.both: It compares the rows of two queries, texts among them.
