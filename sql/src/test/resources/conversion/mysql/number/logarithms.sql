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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select log(`t`.`x`) AS `c1`,ln(`t`.`n`) AS `c2`,log10(`t`.`x`) AS `c3`,log2(`t`.`n`) AS `c4`,log(3,`t`.`x`) AS `c5`,sqrt(`t`.`n`) AS `c6`,pow(`t`.`n`,2) AS `c7`,exp(`t`.`x`) AS `c8` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8") AS
SELECT CASE WHEN "t"."x" > 0 THEN ln("t"."x") END AS "c1",
       CASE WHEN "t"."n" > 0 THEN ln("t"."n"::double precision) END AS "c2",
       CASE WHEN "t"."x" > 0 THEN log("t"."x") END AS "c3",
       CASE WHEN "t"."n" > 0 THEN log(2, "t"."n"::numeric) END AS "c4",
       CASE WHEN "t"."x" > 0 THEN log(3::numeric, "t"."x"::numeric) END AS "c5",
       CASE WHEN "t"."n" >= 0 THEN sqrt("t"."n"::double precision) END AS "c6",
       power("t"."n"::double precision, 2::double precision) AS "c7",
       exp("t"."x") AS "c8"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
