-- source
CREATE TABLE `p` (
  `id` varchar(100) NOT NULL,
  `body` text,
  `bytes` blob,
  PRIMARY KEY (`id`(50)),
  KEY `body` (`body`(20),`bytes`(10)),
  UNIQUE KEY `u` (`body`(5)),
  KEY `whole` (`id`(100))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."p" (
    "id" character varying(100) COLLATE "C" NOT NULL,
    "body" text COLLATE "C",
    "bytes" bytea
);
-- stage KEYS
CREATE INDEX "p_body" ON "shop"."p" (left("body", 20), substr("bytes", 1, 10));
CREATE INDEX "p_whole" ON "shop"."p" ("id");
-- stage UNIQUE_KEYS
CREATE UNIQUE INDEX "p_PRIMARY" ON "shop"."p" (left("id", 50));
CREATE UNIQUE INDEX "p_u" ON "shop"."p" (left("body", 5));

-- issues
CNV-0012 WARN KEY_IGNORED_CASE shop.p.PRIMARY: Its column id has a collation that ignores case.
CNV-0012 WARN KEY_IGNORED_CASE shop.p.u: Its column body has a collation that ignores case.
CNV-0021 WARN PRIMARY_KEY_OF_PREFIXES shop.p.PRIMARY: It uses the beginning of id.
CNV-0022 INFO INDEX_OF_PREFIX shop.p.body: It uses the beginning of body, bytes.
CNV-0022 INFO INDEX_OF_PREFIX shop.p.u: It uses the beginning of body.
CNV-0022 INFO INDEX_OF_PREFIX shop.p.whole: It uses the beginning of id.
