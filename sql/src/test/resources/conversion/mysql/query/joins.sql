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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `a`.`id` AS `id`,`b`.`n` AS `n` from (((`t` `a` join `t` `b` on((`a`.`id` = `b`.`n`))) left join `t` `c` on((`c`.`id` = `b`.`id`))) left join (`t` `d` join `t` `e` on((`d`.`id` = `e`.`id`))) on((`d`.`n` = `a`.`n`))) where `a`.`s` is not null;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `u` AS select `a`.`id` AS `id` from `t` `a` USE INDEX (PRIMARY) join `t` `b` using(`id`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `comma` AS select straight_join `a`.`id` AS `id` from `t` `a`,`t` `b` where `a`.`id` = `b`.`id`;

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
CREATE VIEW "shop"."v" ("id", "n") AS
SELECT "a"."id" AS "id",
       "b"."n" AS "n"
FROM "shop"."t" AS "a"
  JOIN "shop"."t" AS "b" ON "a"."id" = "b"."n"
  LEFT JOIN "shop"."t" AS "c" ON "c"."id" = "b"."id"
  LEFT JOIN ("shop"."t" AS "d"
  JOIN "shop"."t" AS "e" ON "d"."id" = "e"."id") ON "d"."n" = "a"."n"
WHERE "a"."s" IS NOT NULL;
CREATE VIEW "shop"."u" ("id") AS
SELECT "a"."id" AS "id"
FROM "shop"."t" AS "a"
  JOIN "shop"."t" AS "b" USING ("id");
CREATE VIEW "shop"."comma" ("id") AS
SELECT "a"."id" AS "id"
FROM "shop"."t" AS "a", "shop"."t" AS "b"
WHERE "a"."id" = "b"."id";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
