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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `t`.`t` AS `t`,`t`.`n` AS `n`,(`t`.`s` + max(`t`.`n`)) AS `x` from `t` group by `t`.`t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `settled` AS select `t`.`id` AS `id`,`t`.`n` AS `n`,count(0) AS `c` from `t` group by `t`.`id`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `by_alias` AS select year(`t`.`day`) AS `y`,sum(`t`.`n`) AS `s` from `t` group by `y`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `all_rows` AS select max(`t`.`n`) AS `m`,`t`.`t` AS `t` from `t`;

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
CREATE VIEW "shop"."v" ("t", "n", "x") AS
SELECT "t"."t" AS "t",
       any_value("t"."n") AS "n",
       any_value("t"."s")::bigint + max("t"."n") AS "x"
FROM "shop"."t"
GROUP BY "t"."t";
CREATE VIEW "shop"."settled" ("id", "n", "c") AS
SELECT "t"."id" AS "id",
       "t"."n" AS "n",
       count(0) AS "c"
FROM "shop"."t"
GROUP BY "t"."id";
CREATE VIEW "shop"."by_alias" ("y", "s") AS
SELECT EXTRACT(year FROM "t"."day")::integer AS "y",
       sum("t"."n") AS "s"
FROM "shop"."t"
GROUP BY "y";
CREATE VIEW "shop"."all_rows" ("m", "t") AS
SELECT max("t"."n") AS "m",
       any_value("t"."t") AS "t"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0057 WARN LOOSE_GROUP_BY shop.v: Column n.
CNV-0057 WARN LOOSE_GROUP_BY shop.v: Column s.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It groups by t.
CNV-0057 WARN LOOSE_GROUP_BY shop.all_rows: Column t.
