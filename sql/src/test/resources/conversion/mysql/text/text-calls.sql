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
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select upper(`t`.`t`) AS `c1`,lcase(`t`.`n`) AS `c2`,space(3) AS `c3`,trim(`t`.`t`) AS `c4`,trim(both 'x' from `t`.`t`) AS `c5`,trim(leading '0' from `t`.`n`) AS `c6`,ltrim(`t`.`t`) AS `c7`,length(`t`.`t`) AS `c8`,char_length(`t`.`t`) AS `c9`,length(`t`.`bin`) AS `c10`,replace(`t`.`t`,'a',`t`.`n`) AS `c11`,reverse(`t`.`t`) AS `c12`,lpad(`t`.`n`,5,'0') AS `c13`,repeat(`t`.`t`,2) AS `c14`,strcmp(`t`.`b`,'x') AS `c15`,bit_length(`t`.`n`) AS `c16`,trim(leading 'ab' from `t`.`t`) AS `c17`,trim(both 'AB' from `t`.`t`) AS `c18`,trim(trailing ',c' from `t`.`t`) AS `c19`,trim('.*' from '.*.x.*') AS `c20`,trim('' from `t`.`t`) AS `c21` from `t`;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS select trim(leading `t`.`b` from `t`.`t`) AS `c1` from `t`;

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
CREATE VIEW "shop"."v" ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16", "c17", "c18", "c19", "c20", "c21") AS
SELECT upper("t"."t") AS "c1",
       lower("t"."n"::text) AS "c2",
       repeat(' ', 3) AS "c3",
       TRIM(BOTH FROM "t"."t") AS "c4",
       TRIM(BOTH 'x' FROM "t"."t") AS "c5",
       TRIM(LEADING '0' FROM "t"."n"::text) AS "c6",
       ltrim("t"."t") AS "c7",
       octet_length("t"."t") AS "c8",
       char_length("t"."t") AS "c9",
       octet_length("t"."bin") AS "c10",
       replace("t"."t", 'a', "t"."n"::text) AS "c11",
       reverse("t"."t") AS "c12",
       lpad("t"."n"::text, 5, '0') AS "c13",
       repeat("t"."t", 2) AS "c14",
       CASE WHEN "t"."b" < 'x' THEN -1 WHEN "t"."b" = 'x' THEN 0 WHEN "t"."b" > 'x' THEN 1 END AS "c15",
       bit_length("t"."n"::text) AS "c16",
       regexp_replace("t"."t", '^(ab)+', '', 'c') AS "c17",
       regexp_replace(regexp_replace("t"."t", '^(AB)+', '', 'c'), '(AB)+$', '', 'c') AS "c18",
       regexp_replace("t"."t", '(\,c)+$', '', 'c') AS "c19",
       regexp_replace(regexp_replace('.*.x.*', '^(\.\*)+', '', 'c'), '(\.\*)+$', '', 'c') AS "c20",
       TRIM(BOTH '' FROM "t"."t") AS "c21"
FROM "shop"."t";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: t.
CNV-0048 INFO CASE_MAPPING_MAY_DIFFER shop.v: Letters are mapped to upper or lower case.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.w: TRIM of a text that is no constant.
