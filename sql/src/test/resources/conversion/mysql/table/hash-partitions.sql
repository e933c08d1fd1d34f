-- source
CREATE TABLE `h` (
  `id` int NOT NULL,
  `d` date NOT NULL,
  PRIMARY KEY (`id`,`d`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY HASH (year(`d`))
PARTITIONS 4;
CREATE TABLE `k` (
  `id` int NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY KEY ()
PARTITIONS 2;
CREATE TABLE `generated` (
  `id` int NOT NULL,
  `n` bigint GENERATED ALWAYS AS (`id` % 10) STORED
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY HASH (`n`)
PARTITIONS 2;

-- target
-- stage TABLES
CREATE TABLE "shop"."h" (
    "id" integer NOT NULL,
    "d" date NOT NULL
) PARTITION BY HASH ("d");
CREATE TABLE "shop"."h_p0" PARTITION OF "shop"."h" FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE "shop"."h_p1" PARTITION OF "shop"."h" FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE "shop"."h_p2" PARTITION OF "shop"."h" FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE "shop"."h_p3" PARTITION OF "shop"."h" FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE "shop"."k" (
    "id" integer NOT NULL
) PARTITION BY HASH ("id");
CREATE TABLE "shop"."k_p0" PARTITION OF "shop"."k" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE "shop"."k_p1" PARTITION OF "shop"."k" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE "shop"."generated" (
    "id" integer NOT NULL,
    "n" bigint GENERATED ALWAYS AS ("id" % 10) STORED
);
-- stage KEYS
ALTER TABLE "shop"."h" ADD CONSTRAINT "h_pkey" PRIMARY KEY ("id", "d");
ALTER TABLE "shop"."k" ADD CONSTRAINT "k_pkey" PRIMARY KEY ("id");

-- issues
CNV-0035 INFO PARTITIONS_CHANGED shop.h: Rows are spread by d.
CNV-0035 INFO PARTITIONS_CHANGED shop.k: Rows are spread by id.
CNV-0034 WARN PARTITIONS_DROPPED shop.generated: No column decides on the partition that the target can use.
