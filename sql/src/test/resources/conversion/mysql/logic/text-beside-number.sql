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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select (`t`.`t` = 5) AS `c1`,(`t`.`t` + 1) AS `c2`,(`t`.`n` = '5') AS `c3`,(`t`.`n` in ('1','2')) AS `c4`,(`t`.`n` between '1' and '3') AS `c5`,sum(`t`.`t`) AS `c6` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `bits` AS select (`t`.`t` & 1) AS `c1`,(`t`.`e` & 1) AS `c2`,(`t`.`e` | 2) AS `c3`,~(`t`.`e`) AS `c4` from `t`;
CREATE TABLE `tagged` (
  `tags` set('new','gold','late')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `late` AS select `tagged`.`tags` AS `tags` from `tagged` where (`tagged`.`tags` & 4);

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
CREATE TABLE "shop"."tagged" (
    "tags" text
);
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "e_check" CHECK ("e" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "e_check";
ALTER TABLE "shop"."tagged" ADD CONSTRAINT "tags_check" CHECK (string_to_array("tags", ',') <@ ARRAY['new', 'gold', 'late']::text[]) NOT VALID;
ALTER TABLE "shop"."tagged" VALIDATE CONSTRAINT "tags_check";
-- stage CODE
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6") AS
SELECT (CASE WHEN any_value("t"."t") IS NULL THEN NULL ELSE coalesce(regexp_substr(any_value("t"."t"), '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?')::numeric, 0) END = 5)::integer AS "c1",
       CASE WHEN any_value("t"."t") IS NULL THEN NULL ELSE coalesce(regexp_substr(any_value("t"."t"), '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?')::numeric, 0) END + 1 AS "c2",
       (any_value("t"."n") = 5)::integer AS "c3",
       (any_value("t"."n") IN (1, 2))::integer AS "c4",
       (any_value("t"."n") BETWEEN 1 AND 3)::integer AS "c5",
       sum(CASE WHEN "t"."t" IS NULL THEN NULL ELSE coalesce(regexp_substr("t"."t", '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?')::numeric, 0) END) AS "c6"
FROM "shop"."t";
CREATE VIEW "shop"."bits" ("c1", "c2", "c3", "c4") AS
SELECT CASE WHEN "t"."t" IS NULL THEN NULL ELSE coalesce(regexp_substr("t"."t", '^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?')::numeric, 0) END::bigint & 1::bigint AS "c1",
       array_position(ARRAY['a', 'b'], "t"."e"::text)::bigint & 1::bigint AS "c2",
       array_position(ARRAY['a', 'b'], "t"."e"::text)::bigint | 2::bigint AS "c3",
       ~array_position(ARRAY['a', 'b'], "t"."e"::text)::bigint AS "c4"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.v: It compares t.
CNV-0044 WARN IMPLICIT_CAST shop.v: A text stands where a number is asked for.
CNV-0057 WARN LOOSE_GROUP_BY shop.v: Column t.
CNV-0057 WARN LOOSE_GROUP_BY shop.v: Column n.
CNV-0044 WARN IMPLICIT_CAST shop.bits: A text stands where a number is asked for.
CNV-0058 WARN UNSIGNED_ARITHMETIC shop.bits: Bits of a number that may be negative are combined.
CNV-0058 WARN UNSIGNED_ARITHMETIC shop.bits: ~ inverts 64 bits.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.late: A set stands where a number is asked for.
