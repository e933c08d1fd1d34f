-- source
CREATE TABLE `people` (
  `first` varchar(50),
  `exact` varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  `last` text,
  `kind` enum('a'),
  `bytes` varbinary(10)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."people" (
    "first" character varying(50),
    "exact" character varying(50),
    "last" text,
    "kind" text,
    "bytes" bytea
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."people" ADD CONSTRAINT "kind_check" CHECK ("kind" IN ('a')) NOT VALID;
ALTER TABLE "shop"."people" VALIDATE CONSTRAINT "kind_check";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.people: Columns: first, last.
