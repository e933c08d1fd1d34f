-- source
CREATE TABLE `c` (
  `n` int(11) DEFAULT NULL CHECK (`n` > 0),
  `m` int,
  `state` varchar(10),
  `exact` varchar(10) COLLATE utf8mb4_bin,
  `grade` char(1),
  CONSTRAINT `less` CHECK (`n` < `m`),
  CONSTRAINT `c_chk_1` CHECK ((`state` in (_utf8mb4'a',_utf8mb4'b'))),
  CONSTRAINT `exact` CHECK (`exact` in ('a','b')),
  CONSTRAINT `off` CHECK ((`m` > 0)) /*!80016 NOT ENFORCED */,
  CONSTRAINT `sound` CHECK (soundex(`state`) = 'A'),
  CONSTRAINT `flag` CHECK (`n`),
  CONSTRAINT `grades` CHECK (`grade` between 'A' and 'F'),
  CONSTRAINT `begins` CHECK (`state` like 'e%'),
  CONSTRAINT `begins_exactly` CHECK (`exact` like 'e%'),
  CONSTRAINT `late` CHECK (`exact` > 'm'),
  CONSTRAINT `member` CHECK ((`n` member of (json_array(1,2))))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."c" (
    "n" integer,
    "m" integer,
    "state" character varying(10),
    "exact" character varying(10),
    "grade" character varying(1)
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."c" ADD CONSTRAINT "n_check" CHECK ("n" > 0) NOT VALID;
ALTER TABLE "shop"."c" VALIDATE CONSTRAINT "n_check";
ALTER TABLE "shop"."c" ADD CONSTRAINT "less" CHECK ("n" < "m") NOT VALID;
ALTER TABLE "shop"."c" VALIDATE CONSTRAINT "less";
ALTER TABLE "shop"."c" ADD CONSTRAINT "exact" CHECK ("exact" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."c" VALIDATE CONSTRAINT "exact";
ALTER TABLE "shop"."c" ADD CONSTRAINT "flag" CHECK ("n" <> 0) NOT VALID;
ALTER TABLE "shop"."c" VALIDATE CONSTRAINT "flag";
ALTER TABLE "shop"."c" ADD CONSTRAINT "begins_exactly" CHECK ("exact" LIKE 'e%') NOT VALID;
ALTER TABLE "shop"."c" VALIDATE CONSTRAINT "begins_exactly";
-- stage TRIGGERS
ALTER TABLE "shop"."c" ADD CONSTRAINT "c_chk_1" CHECK ("state" IN ('a', 'b')) NOT VALID;
ALTER TABLE "shop"."c" ADD CONSTRAINT "grades" CHECK ("grade" BETWEEN 'A' AND 'F') NOT VALID;
ALTER TABLE "shop"."c" ADD CONSTRAINT "begins" CHECK ("state" ILIKE 'e%') NOT VALID;
ALTER TABLE "shop"."c" ADD CONSTRAINT "late" CHECK ("exact" > 'm') NOT VALID;

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.c: Columns: state, grade.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.c.c_chk_1: It compares state.
CNV-0019 WARN CHECK_MAY_DIFFER shop.c.c_chk_1: "state" IN ('a', 'b')
CNV-0020 INFO CHECK_NOT_ENFORCED shop.c.off: It is NOT ENFORCED.
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.c.sound: It calls soundex.
CNV-0068 WARN TEXT_COMPARISON_IGNORED_CASE shop.c.grades: It compares grade.
CNV-0019 WARN CHECK_MAY_DIFFER shop.c.grades: "grade" BETWEEN 'A' AND 'F'
CNV-0048 INFO CASE_MAPPING_MAY_DIFFER shop.c.begins: LIKE ignores case.
CNV-0019 WARN CHECK_MAY_DIFFER shop.c.begins: "state" ILIKE 'e%'
CNV-0019 WARN CHECK_MAY_DIFFER shop.c.late: "exact" > 'm'
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.c.member: expected ) before member: (`n` member of (json_array(1,2)))
