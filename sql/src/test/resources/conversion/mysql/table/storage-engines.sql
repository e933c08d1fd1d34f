-- source
CREATE TABLE `m` (
  `id` int
) ENGINE=MEMORY DEFAULT CHARSET=utf8mb4;
CREATE TABLE `i` (
  `id` int
) ENGINE=MyISAM DEFAULT CHARSET=latin1;

-- target
-- stage TABLES
CREATE TABLE "shop"."m" (
    "id" integer
);
CREATE TABLE "shop"."i" (
    "id" integer
);

-- issues
CNV-0036 WARN STORAGE_ENGINE shop.m: It is ENGINE=MEMORY.
