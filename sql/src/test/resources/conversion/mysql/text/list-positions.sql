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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select find_in_set('a',`t`.`t`) AS `c1`,find_in_set(`t`.`b`,`t`.`t`) AS `c2`,field(`t`.`t`,'x','y') AS `c3`,elt(`t`.`n`,'x','y') AS `c4` from `t`;

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
SELECT CASE WHEN "t"."t" IS NULL THEN NULL ELSE coalesce(array_position(string_to_array("t"."t", ','), 'a'::text), 0) END AS "c1",
       CASE WHEN "t"."b" IS NULL OR "t"."t" IS NULL THEN NULL ELSE coalesce(array_position(string_to_array("t"."t", ','), "t"."b"::text), 0) END AS "c2",
       coalesce(array_position(ARRAY['x', 'y'], "t"."t"::text), 0) AS "c3",
       (ARRAY['x', 'y'])["t"."n"] AS "c4"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: FIND_IN_SET.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: FIELD.
