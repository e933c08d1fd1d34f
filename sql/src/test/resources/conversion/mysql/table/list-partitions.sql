-- source
CREATE TABLE `regions` (
  `id` int NOT NULL,
  `region` int DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY LIST (`region`)
(PARTITION `north` VALUES IN (1,2) ENGINE = InnoDB,
 PARTITION `rest` VALUES IN (NULL,3) ENGINE = InnoDB);
CREATE TABLE `others` (
  `region` int DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY LIST (`region`)
(PARTITION `north` VALUES IN (1,2) ENGINE = InnoDB,
 PARTITION `rest` DEFAULT ENGINE = InnoDB);
CREATE TABLE `texts` (
  `code` varchar(5) DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY LIST  COLUMNS(`code`)
(PARTITION `a` VALUES IN ('a') ENGINE = InnoDB);

-- target
-- stage TABLES
CREATE TABLE "shop"."regions" (
    "id" integer NOT NULL,
    "region" integer
) PARTITION BY LIST ("region");
CREATE TABLE "shop"."regions_north" PARTITION OF "shop"."regions" FOR VALUES IN (1, 2);
CREATE TABLE "shop"."regions_rest" PARTITION OF "shop"."regions" FOR VALUES IN (NULL, 3);
CREATE TABLE "shop"."others" (
    "region" integer
) PARTITION BY LIST ("region");
CREATE TABLE "shop"."others_north" PARTITION OF "shop"."others" FOR VALUES IN (1, 2);
CREATE TABLE "shop"."others_rest" PARTITION OF "shop"."others" DEFAULT;
CREATE TABLE "shop"."texts" (
    "code" character varying(5) COLLATE "C"
);

-- issues
CNV-0034 WARN PARTITIONS_DROPPED shop.texts: The lists of "code" have no like.
