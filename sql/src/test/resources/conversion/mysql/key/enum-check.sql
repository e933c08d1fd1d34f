-- source
CREATE TABLE `e` (
  `state` enum('new','it''s','') DEFAULT NULL,
  `b` enum('x') NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."e" (
    "state" text,
    "b" text NOT NULL
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."e" ADD CONSTRAINT "state_check" CHECK ("state" IN ('new', 'it''s', '')) NOT VALID;
ALTER TABLE "shop"."e" VALIDATE CONSTRAINT "state_check";
ALTER TABLE "shop"."e" ADD CONSTRAINT "b_check" CHECK ("b" IN ('x')) NOT VALID;
ALTER TABLE "shop"."e" VALIDATE CONSTRAINT "b_check";

-- issues
