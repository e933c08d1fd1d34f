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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`n` * `t`.`s`) AS `c1`,(`t`.`n` + 1) AS `c2`,(2 - `t`.`n`) AS `c3`,(1 + 2) AS `c4`,(`t`.`u` * 2) AS `c5`,(`t`.`d` * `t`.`n`) AS `c6`,((((30 * 24) * 60) * 60) * 1000) AS `c7`,(`t`.`s` + 2147483647) AS `c8`,(2147483647 + 1) AS `c9`,(-(2) * 2000000000) AS `c10` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10") AS
SELECT "t"."n"::bigint * "t"."s" AS "c1",
       "t"."n"::bigint + 1 AS "c2",
       2 - "t"."n"::bigint AS "c3",
       1 + 2 AS "c4",
       "t"."u" * 2 AS "c5",
       "t"."d" * "t"."n" AS "c6",
       (30 * 24 * 60 * 60)::bigint * 1000 AS "c7",
       "t"."s"::bigint + 2147483647 AS "c8",
       2147483647 + 1::bigint AS "c9",
       (-2)::bigint * 2000000000 AS "c10"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
