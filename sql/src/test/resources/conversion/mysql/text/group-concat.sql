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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select group_concat(`t`.`t` separator ',') AS `c1`,group_concat(distinct `t`.`t` order by `t`.`t` DESC separator '; ') AS `c2`,group_concat(`t`.`n` order by `t`.`n` ASC separator '') AS `c3`,group_concat(`t`.`t`,':',`t`.`n` order by `t`.`n` separator ',') AS `c4`,group_concat(distinct `t`.`n` order by `t`.`n` separator ',') AS `c5` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5") AS
SELECT string_agg("t"."t", ',') AS "c1",
       string_agg(DISTINCT "t"."t", '; ' ORDER BY "t"."t" DESC NULLS LAST) AS "c2",
       string_agg("t"."n"::text, '' ORDER BY "t"."n" NULLS FIRST) AS "c3",
       string_agg("t"."t" || ':' || "t"."n"::text, ',' ORDER BY "t"."n" NULLS FIRST) AS "c4",
       array_to_string(array_agg(DISTINCT "t"."n" ORDER BY "t"."n" NULLS FIRST), ',') AS "c5"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0055 INFO GROUP_CONCAT_NOT_CUT shop.v: It joins the texts of a group.
CNV-0069 INFO TEXT_ORDER shop.v: It orders by t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It takes distinct values of t.
