-- source
CREATE TABLE `z` (
  `n` int(8) unsigned zerofill NOT NULL,
  `d` decimal(8,2) unsigned zerofill
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."z" (
    "n" bigint NOT NULL,
    "d" numeric(8,2)
);

-- issues
CNV-0030 WARN ZEROFILL shop.z.n: It is int(8) unsigned zerofill.
CNV-0030 WARN ZEROFILL shop.z.d: It is decimal(8,2) unsigned zerofill.
