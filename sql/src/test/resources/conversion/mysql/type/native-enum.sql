-- options
orders.state:enum=native

-- source
CREATE TABLE `orders` (
  `id` int NOT NULL,
  `state` enum('new','it''s paid') NOT NULL DEFAULT 'new',
  `other` enum('x'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TYPE "shop"."orders_state" AS ENUM ('new', 'it''s paid');
CREATE TABLE "shop"."orders" (
    "id" integer NOT NULL,
    "state" "shop"."orders_state" NOT NULL DEFAULT 'new',
    "other" text
);
-- stage KEYS
ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."orders" ADD CONSTRAINT "other_check" CHECK ("other" IN ('x')) NOT VALID;
ALTER TABLE "shop"."orders" VALIDATE CONSTRAINT "other_check";

-- issues
