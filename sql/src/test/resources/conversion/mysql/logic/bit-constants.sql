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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`flag` = b'1') AS `c1`,(`t`.`flag` = 0) AS `c2`,(`t`.`bits` & 0x0F) AS `c3`,(`t`.`bits` = b'101') AS `c4`,(`t`.`bits` + 1) AS `c5`,(`t`.`bits` in (1,2)) AS `c6`,(b'101' + 0) AS `c7`,cast(b'11' as unsigned) AS `c8` from `t`;

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
SELECT ("t"."flag" = true)::integer AS "c1",
       ("t"."flag" = false)::integer AS "c2",
       "t"."bits"::bigint & 15::bigint AS "c3",
       ("t"."bits"::bigint = 5)::integer AS "c4",
       "t"."bits"::bigint + 1 AS "c5",
       ("t"."bits"::bigint IN (1, 2))::integer AS "c6",
       5 + 0 AS "c7",
       3::numeric(20,0) AS "c8"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0058 WARN UNSIGNED_ARITHMETIC shop.v: Bits are combined with bytes.
CNV-0058 WARN UNSIGNED_ARITHMETIC shop.v: A value is cast to UNSIGNED.
