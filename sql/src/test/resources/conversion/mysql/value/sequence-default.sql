-- source
CREATE SEQUENCE `ids` start with 100 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB;
CREATE TABLE `s` (
  `id` bigint(20) NOT NULL DEFAULT nextval(`shop`.`ids`),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE SEQUENCE "shop"."ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775806 START WITH 100 CACHE 1000;
CREATE TABLE "shop"."s" (
    "id" bigint NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."s" ADD CONSTRAINT "s_pkey" PRIMARY KEY ("id");
-- stage IDENTITY
ALTER TABLE "shop"."s" ALTER COLUMN "id" SET DEFAULT nextval('"shop"."ids"');
SELECT setval('"shop"."ids"', greatest((SELECT max("id") FROM "shop"."s"), (SELECT last_value FROM "shop"."ids")));

-- issues
CNV-0070 WARN SEQUENCE_POSITION shop.ids: It starts with 100.
