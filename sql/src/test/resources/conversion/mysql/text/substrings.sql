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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select left(`t`.`t`,2) AS `c1`,right(`t`.`t`,`t`.`n`) AS `c2`,substr(`t`.`t`,2,3) AS `c3`,substr(`t`.`t`,-(3)) AS `c4`,substr(`t`.`t`,-(3),2) AS `c5`,substr(`t`.`t`,`t`.`n`) AS `c6`,substr(`t`.`t`,0) AS `c7`,substr(`t`.`bin`,2) AS `c8`,left(`t`.`n`,1) AS `c9`,substring(`t`.`t` from 2 for 1) AS `c10` from `t`;

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
SELECT left("t"."t", 2) AS "c1",
       right("t"."t", CASE WHEN "t"."n" < 0 THEN 0 ELSE "t"."n" END::integer) AS "c2",
       substr("t"."t", 2, 3) AS "c3",
       CASE WHEN char_length("t"."t") < 3 THEN '' ELSE right("t"."t", 3) END AS "c4",
       CASE WHEN char_length("t"."t") < 3 THEN '' ELSE left(right("t"."t", 3), 2) END AS "c5",
       substr("t"."t", "t"."n"::integer) AS "c6",
       left("t"."t", 0) AS "c7",
       substr("t"."bin", 2) AS "c8",
       left("t"."n"::text, 1) AS "c9",
       substr("t"."t", 2, 1) AS "c10"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0049 WARN NEGATIVE_POSITION shop.v: The position of SUBSTRING.
