-- source
CREATE TABLE `u` (
  `url` varchar(768),
  `ascii` varchar(2000),
  `short` varchar(100),
  `coded` varchar(768) CHARACTER SET ascii,
  KEY `url` (`url`),
  KEY `short` (`short`),
  KEY `coded` (`coded`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."u" (
    "url" character varying(768),
    "ascii" character varying(2000),
    "short" character varying(100),
    "coded" character varying(768)
);
-- stage KEYS
CREATE INDEX "u_url" ON "shop"."u" ("url");
CREATE INDEX "u_short" ON "shop"."u" ("short");
CREATE INDEX "u_coded" ON "shop"."u" ("coded");

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.u: Columns: url, ascii, short, coded.
CNV-0023 WARN INDEX_ROW_MAY_BE_TOO_LARGE shop.u.url: Its columns may hold up to 3072 bytes.
