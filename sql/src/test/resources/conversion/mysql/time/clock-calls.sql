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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select sec_to_time(`t`.`n`) AS `c1`,time_to_sec(`t`.`tm`) AS `c2`,maketime(1,2,3) AS `c3`,timediff(`t`.`made`,`t`.`at`) AS `c4`,addtime(`t`.`at`,'01:00:00') AS `c5`,time(`t`.`at`) AS `c6`,subtime(`t`.`tm`,`t`.`tm`) AS `c7`,time_to_sec(`t`.`at`) AS `c8` from `t`;

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
SELECT make_interval(0, 0, 0, 0, 0, 0, "t"."n") AS "c1",
       trunc(EXTRACT(epoch FROM "t"."tm"))::bigint AS "c2",
       make_interval(0, 0, 0, 0, 1, 2, 3) AS "c3",
       make_interval(0, 0, 0, 0, 0, 0, EXTRACT(epoch FROM "t"."made" - "t"."at")) AS "c4",
       "t"."at" + '01:00:00'::interval AS "c5",
       "t"."at"::time::interval AS "c6",
       "t"."tm" - "t"."tm" AS "c7",
       trunc(EXTRACT(epoch FROM "t"."at"::time::interval))::bigint AS "c8"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0072 INFO TIME_NOT_CUT shop.v: SEC_TO_TIME gives a span.
CNV-0072 INFO TIME_NOT_CUT shop.v: TIMEDIFF gives a span.
