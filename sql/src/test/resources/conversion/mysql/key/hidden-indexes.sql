-- source
CREATE TABLE `h` (
  `n` int,
  KEY `n` (`n`) /*!80000 INVISIBLE */,
  KEY `m` (`n`) IGNORED
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."h" (
    "n" integer
);
-- stage KEYS
CREATE INDEX "h_n" ON "shop"."h" ("n");
CREATE INDEX "h_m" ON "shop"."h" ("n");

-- issues
CNV-0028 INFO HIDDEN_INDEX shop.h.n: It is INVISIBLE or IGNORED.
CNV-0028 INFO HIDDEN_INDEX shop.h.m: It is INVISIBLE or IGNORED.
