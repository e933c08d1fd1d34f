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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `days` AS select (`t`.`day` - cast(`t`.`at` as date)) AS `c1` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `moments` AS select (`t`.`made` - `t`.`at`) AS `c1`,(`t`.`ts` + 0) AS `c2` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `spans` AS select (`t`.`tm` * 2) AS `c1`,-(`t`.`tm`) AS `c2`,sum(`t`.`tm`) AS `c3` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `average` AS select avg(`t`.`day`) AS `c1` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `numbers` AS select ((to_days(`t`.`day`) - to_days(`t`.`at`)) + 1) AS `c1`,(year(`t`.`day`) - year(`t`.`at`)) AS `c2`,(((`t`.`day` + interval 1 day) - interval 2 hour) + interval `t`.`s` minute) AS `c3`,(time_to_sec(`t`.`tm`) / 60) AS `c4`,(unix_timestamp(`t`.`ts`) - 5) AS `c5` from `t` where (`t`.`s` < 100);

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
CREATE VIEW "shop"."numbers" ("c1", "c2", "c3", "c4", "c5") AS
SELECT "t"."day" - '0001-01-01'::date + 366 - ("t"."at"::date - '0001-01-01'::date + 366) + 1 AS "c1",
       EXTRACT(year FROM "t"."day")::integer::bigint - EXTRACT(year FROM "t"."at")::integer AS "c2",
       ("t"."day" + INTERVAL '1 day')::date - INTERVAL '2 hour' + "t"."s" * INTERVAL '1 minute' AS "c3",
       round(trunc(EXTRACT(epoch FROM "t"."tm"))::bigint::numeric / 60, 4) AS "c4",
       EXTRACT(epoch FROM "t"."ts")::bigint - 5 AS "c5"
FROM "shop"."t"
WHERE "t"."s" < 100;

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.days: It computes with the digits of a time.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.moments: It computes with the digits of a time.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.spans: It computes with the digits of a time.
CNV-0057 WARN LOOSE_GROUP_BY shop.spans: Column tm.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.average: It computes with the digits of a time.
CNV-0061 WARN ERROR_WAS_NULL shop.numbers: A date is moved by a number that is no constant.
CNV-0046 INFO DIVISION_KEEPS_MORE_DIGITS shop.numbers: A quotient of exact numbers is computed.
