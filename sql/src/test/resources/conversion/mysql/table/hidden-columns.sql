-- source
CREATE TABLE `h` (
  `id` int NOT NULL,
  `secret` int DEFAULT NULL /*!80023 INVISIBLE */,
  `other` int(11) INVISIBLE DEFAULT 5,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."h" (
    "id" integer NOT NULL,
    "secret" integer,
    "other" integer DEFAULT 5
);
-- stage KEYS
ALTER TABLE "shop"."h" ADD CONSTRAINT "h_pkey" PRIMARY KEY ("id");

-- issues
CNV-0029 WARN HIDDEN_COLUMN shop.h.secret: It is INVISIBLE.
CNV-0029 WARN HIDDEN_COLUMN shop.h.other: It is INVISIBLE.
