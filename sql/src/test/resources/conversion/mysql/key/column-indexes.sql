-- source
CREATE TABLE `a` (
  `id` int NOT NULL,
  `b` int,
  `c` int,
  PRIMARY KEY (`id`),
  UNIQUE KEY `one` (`b`),
  KEY `many` (`b`,`c` DESC),
  KEY `a_many` (`c`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `a_one` (
  `id` int,
  KEY `one` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `a_a` (
  `id` int,
  `x` int,
  KEY `long_name_long_name_long_name_long_name_long_name_long_name_` (`x`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."a" (
    "id" integer NOT NULL,
    "b" integer,
    "c" integer
);
CREATE TABLE "shop"."a_one" (
    "id" integer
);
CREATE TABLE "shop"."a_a" (
    "id" integer,
    "x" integer
);
-- stage KEYS
ALTER TABLE "shop"."a" ADD CONSTRAINT "a_pkey" PRIMARY KEY ("id");
CREATE INDEX "a_many" ON "shop"."a" ("b", "c" DESC);
CREATE INDEX "a_a_many" ON "shop"."a" ("c");
CREATE INDEX "a_one_one" ON "shop"."a_one" ("id");
CREATE INDEX "a_a_long_name_long_name_long_name_long_name_long_name__6b0a5e77" ON "shop"."a_a" ("x");
-- stage UNIQUE_KEYS
CREATE UNIQUE INDEX "a_one_e6e7c43c" ON "shop"."a" ("b");

-- issues
