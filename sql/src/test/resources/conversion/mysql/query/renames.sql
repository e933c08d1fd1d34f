-- options
rename t TO things
rename t.n TO number
rename v TO the_view
rename v.key TO id

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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `t`.`n` AS `n`,`t`.`id` AS `key` from `t` where `t`.`n` > 1 order by `n`;

-- target
-- stage TABLES
CREATE TABLE "shop"."things" (
    "id" integer NOT NULL,
    "number" integer,
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
ALTER TABLE "shop"."things" ADD CONSTRAINT "things_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."things" ADD CONSTRAINT "e_check" CHECK ("e" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."things" VALIDATE CONSTRAINT "e_check";
-- stage CODE
CREATE VIEW "shop"."the_view" ("n", "id") AS
SELECT "things"."number" AS "n",
       "things"."id" AS "key"
FROM "shop"."things"
WHERE "things"."number" > 1
ORDER BY "things"."number" NULLS FIRST;

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
