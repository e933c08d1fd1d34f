-- source
CREATE TABLE `t` (
  `id` int NOT NULL,
  `e` enum('a','x\0y') DEFAULT 'x\0y',
  `s` set('b','\0') DEFAULT NULL,
  `v` varchar(10) DEFAULT 'a\0',
  `g` varchar(20) GENERATED ALWAYS AS (concat(`v`,'\0')) VIRTUAL,
  CONSTRAINT `c` CHECK ((`v` <> 'a\0b')),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='a\0b';
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `w` AS select concat(`t`.`v`,'\0') AS `c` from `t`;

-- target
-- stage TABLES
CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "e" text,
    "s" text,
    "v" character varying(10),
    "g" character varying(20)
);
COMMENT ON TABLE "shop"."t" IS 'ab';
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "e_check" CHECK ("e" IN ('a')) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "e_check";
ALTER TABLE "shop"."t" ADD CONSTRAINT "s_check" CHECK (string_to_array("s", ',') <@ ARRAY['b']::text[]) NOT VALID;
ALTER TABLE "shop"."t" VALIDATE CONSTRAINT "s_check";

-- issues
CNV-0015 ACTION GENERATED_COLUMN_NOT_CONVERTED shop.t.g: A text holds the character with code 0, which the target's texts cannot.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.t.e: It is no value of text.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.t.v: It is no value of character varying(10).
CNV-0018 ACTION CHECK_NOT_CONVERTED shop.t.c: A text holds the character with code 0, which the target's texts cannot.
CNV-0039 ACTION QUERY_NOT_UNDERSTOOD shop.w: A text holds the character with code 0, which the target's texts cannot.
