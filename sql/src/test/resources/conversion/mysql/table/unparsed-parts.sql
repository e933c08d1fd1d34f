-- source
CREATE TABLE `a` (
  `id` int NOT NULL,
  `x` int SOMETHING_NEW 7,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `b` (
  `id` int NOT NULL,
  PRIMARY KEY (`id`),
  KEY `near` (`id` SOMEHOW),
  CONSTRAINT `odd` CHECK SOMEHOW (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `c` (
  `id` int NOT NULL,
  UNIQUE KEY `one` (`id` SOMEHOW)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."b" (
    "id" integer NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."b" ADD CONSTRAINT "b_pkey" PRIMARY KEY ("id");

-- issues
CNV-0003 BLOCKING TABLE_PART_NOT_UNDERSTOOD shop.a.?: expected an attribute of a column before SOMETHING_NEW: `x` int SOMETHING_NEW 7
CNV-0027 ACTION INDEX_EXPRESSION_NOT_CONVERTED shop.b.?: expected ) before SOMEHOW: KEY `near` (`id` SOMEHOW)
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.b.?: expected ( before SOMEHOW: CONSTRAINT `odd` CHECK SOMEHOW (`id`)
CNV-0003 BLOCKING TABLE_PART_NOT_UNDERSTOOD shop.c.?: expected ) before SOMEHOW: UNIQUE KEY `one` (`id` SOMEHOW)
