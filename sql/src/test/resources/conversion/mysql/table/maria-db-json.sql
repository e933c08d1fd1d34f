-- source
CREATE TABLE `docs` (
  `id` int(11) NOT NULL,
  `doc` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`doc`)),
  `other` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT '{}',
  `text` longtext,
  PRIMARY KEY (`id`),
  CONSTRAINT `other` CHECK (json_valid(`other`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."docs" (
    "id" integer NOT NULL,
    "doc" json,
    "other" json DEFAULT '{}',
    "text" text
);
-- stage KEYS
ALTER TABLE "shop"."docs" ADD CONSTRAINT "docs_pkey" PRIMARY KEY ("id");

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.docs: Columns: text.
