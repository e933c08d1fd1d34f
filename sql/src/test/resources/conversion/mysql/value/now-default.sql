-- source
CREATE TABLE `n` (
  `a` datetime DEFAULT CURRENT_TIMESTAMP,
  `b` datetime(6) DEFAULT CURRENT_TIMESTAMP(6),
  `c` timestamp NOT NULL DEFAULT current_timestamp(),
  `d` timestamp(3) NOT NULL DEFAULT current_timestamp(3)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."n" (
    "a" timestamp(0) without time zone DEFAULT LOCALTIMESTAMP(0),
    "b" timestamp(6) without time zone DEFAULT LOCALTIMESTAMP(6),
    "c" timestamp(0) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(0),
    "d" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
);

-- issues
