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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `x`.`s` AS `s`,(select max(`u`.`n`) from `t` `u` where (`u`.`s` = `x`.`s`)) AS `m` from (select `t`.`s` AS `s`,sum(`t`.`n`) AS `total` from `t` group by `t`.`s`) `x` where ((`x`.`total` > 3) and exists(select 1 from `t` `w` where (`w`.`s` = `x`.`s`)) and (`x`.`s` not in (select `y`.`s` from `t` `y`)) and (`x`.`total` >= all (select `z`.`n` from `t` `z`)));

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
CREATE VIEW "shop"."v" ("s", "m") AS
SELECT "x"."s" AS "s",
       (SELECT max("u"."n")
FROM "shop"."t" AS "u"
WHERE "u"."s" = "x"."s") AS "m"
FROM (SELECT "t"."s" AS "s",
       sum("t"."n") AS "total"
FROM "shop"."t"
GROUP BY "t"."s") AS "x"
WHERE "x"."total" > 3 AND EXISTS (SELECT 1
FROM "shop"."t" AS "w"
WHERE "w"."s" = "x"."s") AND "x"."s" NOT IN (SELECT "y"."s"
FROM "shop"."t" AS "y") AND "x"."total" >= ALL (SELECT "z"."n"
FROM "shop"."t" AS "z");

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
