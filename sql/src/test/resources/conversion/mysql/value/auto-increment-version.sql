-- options
version 15

-- source
CREATE TABLE `c` (
  `id` int NOT NULL AUTO_INCREMENT,
  `d` int NOT NULL,
  PRIMARY KEY (`id`,`d`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY HASH (`d`)
PARTITIONS 2;

-- target
-- stage TABLES
CREATE TABLE "shop"."c" (
    "id" integer NOT NULL,
    "d" integer NOT NULL
) PARTITION BY HASH ("d");
CREATE TABLE "shop"."c_p0" PARTITION OF "shop"."c" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE "shop"."c_p1" PARTITION OF "shop"."c" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
-- stage KEYS
ALTER TABLE "shop"."c" ADD CONSTRAINT "c_pkey" PRIMARY KEY ("id", "d");
-- stage IDENTITY
CREATE SEQUENCE "shop"."c_id_seq";
ALTER TABLE "shop"."c" ALTER COLUMN "id" SET DEFAULT nextval('"shop"."c_id_seq"');
ALTER SEQUENCE "shop"."c_id_seq" OWNED BY "shop"."c"."id";

-- issues
CNV-0035 INFO PARTITIONS_CHANGED shop.c: Rows are spread by d.
