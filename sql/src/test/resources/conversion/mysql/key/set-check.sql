-- options
s.more:set=array

-- source
CREATE TABLE `s` (
  `tags` set('a','it''s') DEFAULT NULL,
  `more` set('x','y')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."s" (
    "tags" text,
    "more" text[]
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."s" ADD CONSTRAINT "tags_check" CHECK (string_to_array("tags", ',') <@ ARRAY['a', 'it''s']::text[]) NOT VALID;
ALTER TABLE "shop"."s" VALIDATE CONSTRAINT "tags_check";
ALTER TABLE "shop"."s" ADD CONSTRAINT "more_check" CHECK ("more" <@ ARRAY['x', 'y']::text[]) NOT VALID;
ALTER TABLE "shop"."s" VALIDATE CONSTRAINT "more_check";

-- issues
