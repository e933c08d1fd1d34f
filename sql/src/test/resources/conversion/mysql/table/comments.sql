-- source
CREATE TABLE `c` (
  `id` int COMMENT 'the number\'s',
  `n` int,
  KEY `n` (`n`) COMMENT 'by n'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='people\\';

-- target
-- stage TABLES
CREATE TABLE "shop"."c" (
    "id" integer,
    "n" integer
);
COMMENT ON TABLE "shop"."c" IS 'people\';
COMMENT ON COLUMN "shop"."c"."id" IS 'the number''s';
-- stage KEYS
CREATE INDEX "c_n" ON "shop"."c" ("n");
COMMENT ON INDEX "shop"."c_n" IS 'by n';

-- issues
