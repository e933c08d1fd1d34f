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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`t` = 'x') AS `c1`,(`t`.`b` = 'x') AS `c2`,(`t`.`t` in ('a','b')) AS `c3`,(`t`.`e` = 'A') AS `c4` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `between` AS select `t`.`id` AS `id` from `t` where (`t`.`t` between 'a' and 'b');
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `cases` AS select (case `t`.`t` when 'X' then 1 else 0 end) AS `c1`,(case 'X' when `t`.`b` then 1 else 0 end) AS `c2` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `nulled` AS select nullif(`t`.`t`,'X') AS `c1` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `signs` AS select strcmp(`t`.`b`,`t`.`t`) AS `c1` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `members` AS select `t`.`id` AS `id` from `t` where `t`.`b` in (select `u`.`t` from `t` `u`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `any_of` AS select `t`.`id` AS `id` from `t` where `t`.`b` = any (select `u`.`t` from `t` `u`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `pairs` AS select `t`.`id` AS `id` from `t` where (`t`.`id`,`t`.`t`) = (1,'X');
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `joined` AS select `t`.`id` AS `id` from (`t` join `t` `u` using (`t`));
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `natural_join` AS select `t`.`id` AS `id` from (`t` natural join (select `t`.`id` AS `id`,`t`.`t` AS `t` from `t`) `u`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `exact` AS select `t`.`id` AS `id` from (`t` join `t` `u` using (`b`)) where (`t`.`b` between 'a' and 'b');

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4") AS
SELECT ("t"."t" = 'x')::integer AS "c1",
       ("t"."b" = 'x')::integer AS "c2",
       ("t"."t" IN ('a', 'b'))::integer AS "c3",
       ("t"."e" = 'A')::integer AS "c4"
FROM "shop"."t";
CREATE VIEW "shop"."between" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE "t"."t" BETWEEN 'a' AND 'b';
CREATE VIEW "shop"."cases" ("c1", "c2") AS
SELECT CASE "t"."t" WHEN 'X' THEN 1 ELSE 0 END AS "c1",
       CASE 'X' WHEN "t"."b" THEN 1 ELSE 0 END AS "c2"
FROM "shop"."t";
CREATE VIEW "shop"."nulled" ("c1") AS
SELECT nullif("t"."t", 'X') AS "c1"
FROM "shop"."t";
CREATE VIEW "shop"."signs" ("c1") AS
SELECT CASE WHEN "t"."b" < "t"."t" THEN -1 WHEN "t"."b" = "t"."t" THEN 0 WHEN "t"."b" > "t"."t" THEN 1 END AS "c1"
FROM "shop"."t";
CREATE VIEW "shop"."members" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE "t"."b" IN (SELECT "u"."t"
FROM "shop"."t" AS "u");
CREATE VIEW "shop"."any_of" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE "t"."b" = ANY (SELECT "u"."t"
FROM "shop"."t" AS "u");
CREATE VIEW "shop"."pairs" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE ("t"."id", "t"."t") = (1, 'X');
CREATE VIEW "shop"."joined" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
  JOIN "shop"."t" AS "u" USING ("t");
CREATE VIEW "shop"."natural_join" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
  NATURAL JOIN (SELECT "t"."id" AS "id",
       "t"."t" AS "t"
FROM "shop"."t") AS "u";
CREATE VIEW "shop"."exact" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
  JOIN "shop"."t" AS "u" USING ("b")
WHERE "t"."b" BETWEEN 'a' AND 'b';

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It compares e.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.between: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.cases: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.nulled: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.signs: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.members: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.any_of: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.pairs: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.joined: It compares t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.natural_join: It compares t.
