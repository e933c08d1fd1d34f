-- source
CREATE TABLE `z` (
  `a` date DEFAULT '0000-00-00',
  `b` datetime NOT NULL DEFAULT '2024-00-00 00:00:00',
  `c` date DEFAULT '2024-01-31',
  `d` timestamp NOT NULL DEFAULT '2024-01-31 10:00:00'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."z" (
    "a" date,
    "b" timestamp(0) without time zone,
    "c" date DEFAULT '2024-01-31',
    "d" timestamp(0) with time zone NOT NULL DEFAULT '2024-01-31 10:00:00+00'
);

-- issues
CNV-0010 WARN ZERO_DATE_BECOMES_NULL shop.z.b: Its default is a zero date and it is NOT NULL.
CNV-0011 WARN ZERO_DATE_DEFAULT_DROPPED shop.z.a: The column is NULL where nothing is said.
CNV-0011 WARN ZERO_DATE_DEFAULT_DROPPED shop.z.b: The column is NULL where nothing is said.
