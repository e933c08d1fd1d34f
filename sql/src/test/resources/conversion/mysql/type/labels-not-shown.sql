-- source
CREATE TABLE `t` (
  `id` int NOT NULL,
  `e` enum('a','?') DEFAULT NULL,
  `s` set('b','?c') CHARACTER SET utf16 DEFAULT NULL,
  `f` enum('a','?') CHARACTER SET utf8mb3 DEFAULT NULL,
  `l` set('?') CHARACTER SET latin1 COLLATE latin1_bin DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- target
-- stage TABLES
CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "e" text,
    "s" text,
    "f" text,
    "l" text
);
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "f_check" CHECK ("f" IN ('a', '?')) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "f_check";
ALTER TABLE "shop"."t" ADD CONSTRAINT "l_check" CHECK (string_to_array("l", ',') <@ ARRAY['?']::text[]) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "l_check";

-- issues
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.t.e: The question mark in a label may stand for a character that the server does not show.
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.t.s: The question mark in a label may stand for a character that the server does not show.
