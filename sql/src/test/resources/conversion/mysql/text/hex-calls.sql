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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select hex(`t`.`n`) AS `c1`,hex(`t`.`bin`) AS `c2`,hex(`t`.`t`) AS `c3`,unhex(`t`.`t`) AS `c4`,md5(`t`.`t`) AS `c5`,sha2(`t`.`t`,256) AS `c6`,sha2(`t`.`t`,0) AS `c7`,crc32(`t`.`t`) AS `c8`,to_base64(`t`.`bin`) AS `c9`,hex(`t`.`d`) AS `c10` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10") AS
SELECT upper(to_hex("t"."n"::bigint)) AS "c1",
       upper(encode("t"."bin", 'hex')) AS "c2",
       upper(encode(convert_to("t"."t", 'UTF8'), 'hex')) AS "c3",
       decode("t"."t", 'hex') AS "c4",
       md5("t"."t") AS "c5",
       encode(sha256(convert_to("t"."t", 'UTF8')), 'hex') AS "c6",
       encode(sha256(convert_to("t"."t", 'UTF8')), 'hex') AS "c7",
       crc32(convert_to("t"."t", 'UTF8')) AS "c8",
       encode("t"."bin", 'base64') AS "c9",
       upper(to_hex("t"."d"::bigint)) AS "c10"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0061 WARN ERROR_WAS_NULL shop.v: UNHEX reads a text.
