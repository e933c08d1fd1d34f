-- options
tinyint1=boolean
set=array

-- source
CREATE TABLE `l` (
  `m` tinyint(1) DEFAULT 1,
  `n` tinyint(1) DEFAULT '0',
  `h` set('a','b') DEFAULT 'a,b',
  `x` set('a','b') DEFAULT '',
  `o` tinyint(1) DEFAULT 5
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."l" (
    "m" boolean DEFAULT true,
    "n" boolean DEFAULT false,
    "h" text[] DEFAULT ARRAY['a', 'b']::text[],
    "x" text[] DEFAULT ARRAY[]::text[],
    "o" boolean
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."l" ADD CONSTRAINT "h_check" CHECK ("h" <@ ARRAY['a', 'b']::text[]) NOT VALID;
ALTER TABLE "shop"."l" VALIDATE CONSTRAINT "h_check";
ALTER TABLE "shop"."l" ADD CONSTRAINT "x_check" CHECK ("x" <@ ARRAY['a', 'b']::text[]) NOT VALID;
ALTER TABLE "shop"."l" VALIDATE CONSTRAINT "x_check";

-- issues
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.l.o: It is no value of boolean.
