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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select json_object('a',`t`.`n`,'b',`t`.`t`) AS `c1`,json_array(1,`t`.`t`) AS `c2`,json_valid(`t`.`t`) AS `c3`,json_contains(`t`.`doc`,'1') AS `c4`,json_length(`t`.`doc`) AS `c5`,json_type(`t`.`doc`) AS `c6`,json_quote(`t`.`t`) AS `c7`,json_contains(`t`.`doc`,'{"a": 1}') AS `c8`,json_contains(`t`.`doc`,json_object('a',`t`.`n`)) AS `c9` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9") AS
SELECT json_build_object('a', "t"."n", 'b', "t"."t") AS "c1",
       json_build_array(1, "t"."t") AS "c2",
       ("t"."t" IS JSON)::integer AS "c3",
       ("t"."doc"::jsonb @> '1'::jsonb)::integer AS "c4",
       CASE WHEN "t"."doc" IS NULL THEN NULL WHEN json_typeof("t"."doc") = 'array' THEN json_array_length("t"."doc") WHEN json_typeof("t"."doc") = 'object' THEN (SELECT count(*)
FROM (SELECT json_object_keys("t"."doc")) AS "members") ELSE 1 END AS "c5",
       upper(json_typeof("t"."doc")) AS "c6",
       to_json("t"."t"::text)::text AS "c7",
       ("t"."doc"::jsonb @> '{"a": 1}'::jsonb OR "t"."doc"::jsonb @> '[{"a": 1}]'::jsonb)::integer AS "c8",
       ("t"."doc"::jsonb @> json_build_object('a', "t"."n")::jsonb OR "t"."doc"::jsonb @> ('[' || json_build_object('a', "t"."n")::text || ']')::jsonb)::integer AS "c9"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0076 WARN DOCUMENT_NESTING shop.v: It asks what a document contains.
CNV-0066 WARN TEXT_OF_VALUE_MAY_DIFFER shop.v: Numbers are INTEGER or DOUBLE on the source.
