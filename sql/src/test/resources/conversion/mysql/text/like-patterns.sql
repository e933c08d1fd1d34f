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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`t` like 'a%') AS `c1`,(`t`.`b` like 'a\_%') AS `c2`,(not((`t`.`t` like 'a|_' escape '|'))) AS `c3`,(`t`.`t` regexp '^a') AS `c4`,(`t`.`b` rlike 'a$') AS `c5`,(`t`.`n` like '1%') AS `c6`,(`t`.`t` not like 'x') AS `c7` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7") AS
SELECT ("t"."t" ILIKE 'a%')::integer AS "c1",
       ("t"."b" LIKE 'a\_%')::integer AS "c2",
       (NOT "t"."t" ILIKE 'a|_' ESCAPE '|')::integer AS "c3",
       ("t"."t" ~* '^a')::integer AS "c4",
       ("t"."b" ~ 'a$')::integer AS "c5",
       ("t"."n"::text LIKE '1%')::integer AS "c6",
       ("t"."t" NOT ILIKE 'x')::integer AS "c7"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0048 INFO CASE_MAPPING_MAY_DIFFER shop.v: LIKE ignores case.
CNV-0050 WARN REGULAR_EXPRESSION shop.v: A regular expression is used.
