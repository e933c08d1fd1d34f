-- source
CREATE TABLE `a` (
  `id` int NOT NULL,
  `n` int NOT NULL,
  PRIMARY KEY (`id`,`n`) USING BTREE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `b` (
  `id` int NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."a" (
    "id" integer NOT NULL,
    "n" integer NOT NULL
);
CREATE TABLE "shop"."b" (
    "id" integer NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."a" ADD CONSTRAINT "a_pkey" PRIMARY KEY ("id", "n");

-- issues
