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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `t`.`id` AS `id` from `t` where (`t`.`day` = '0000-00-00') or (`t`.`made` <> '0000-00-00 00:00:00') or ('0000-00-00' < `t`.`day`);
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `partial` AS select `t`.`id` AS `id` from `t` where (`t`.`day` > '2010-00-00');

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
CREATE VIEW "shop"."v" ("id") AS
SELECT "t"."id" AS "id"
FROM "shop"."t"
WHERE "t"."day" IS NULL OR "t"."made" IS NOT NULL OR "t"."day" IS NOT NULL;

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0010 WARN ZERO_DATE_BECOMES_NULL shop.v: A column is compared with a zero date.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.partial: A column is compared with a date of which a part is zero.
