-- source
CREATE TABLE `ev` (
  `id` int NOT NULL,
  `d` date NOT NULL,
  PRIMARY KEY (`id`,`d`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
/*!50100 PARTITION BY RANGE (year(`d`))
(PARTITION p0 VALUES LESS THAN (2020) ENGINE = InnoDB,
 PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */;
CREATE TABLE `days` (
  `id` int NOT NULL,
  `d` datetime NOT NULL,
  KEY `id` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE (to_days(`d`))
(PARTITION `p0` VALUES LESS THAN (738886) ENGINE = InnoDB,
 PARTITION `p1` VALUES LESS THAN (739252) ENGINE = InnoDB);
CREATE TABLE `nullable` (
  `n` int DEFAULT NULL,
  `m` int DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE  COLUMNS(`n`,`m`)
(PARTITION `p0` VALUES LESS THAN (-10,5) ENGINE = InnoDB,
 PARTITION `p1` VALUES LESS THAN (MAXVALUE,MAXVALUE) ENGINE = InnoDB);
CREATE TABLE `stamps` (
  `t` timestamp NOT NULL DEFAULT current_timestamp()
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE (unix_timestamp(`t`))
(PARTITION `p0` VALUES LESS THAN (1704067200) ENGINE = InnoDB);
CREATE TABLE `odd` (
  `n` int NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE (`n` * 2)
(PARTITION `p0` VALUES LESS THAN (10) ENGINE = InnoDB);
CREATE TABLE `sub` (
  `n` int NOT NULL,
  `d` date
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE (`n`)
SUBPARTITION BY HASH (to_days(`d`))
SUBPARTITIONS 2
(PARTITION `p0` VALUES LESS THAN (10) ENGINE = InnoDB);
CREATE TABLE `generated` (
  `id` int NOT NULL,
  `d` date NOT NULL,
  `y` int GENERATED ALWAYS AS (year(`d`)) STORED NOT NULL,
  PRIMARY KEY (`id`,`y`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
 PARTITION BY RANGE (`y`)
(PARTITION `p0` VALUES LESS THAN (2024) ENGINE = InnoDB,
 PARTITION `p1` VALUES LESS THAN MAXVALUE ENGINE = InnoDB);

-- target
-- stage TABLES
CREATE TABLE "shop"."ev" (
    "id" integer NOT NULL,
    "d" date NOT NULL
) PARTITION BY RANGE ("d");
CREATE TABLE "shop"."ev_p0" PARTITION OF "shop"."ev" FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE "shop"."ev_p1" PARTITION OF "shop"."ev" FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
CREATE TABLE "shop"."days" (
    "id" integer NOT NULL,
    "d" timestamp(0) without time zone NOT NULL
) PARTITION BY RANGE ("d");
CREATE TABLE "shop"."days_p0" PARTITION OF "shop"."days" FOR VALUES FROM (MINVALUE) TO ('2023-01-01');
CREATE TABLE "shop"."days_p1" PARTITION OF "shop"."days" FOR VALUES FROM ('2023-01-01') TO ('2024-01-02');
CREATE TABLE "shop"."nullable" (
    "n" integer,
    "m" integer
) PARTITION BY RANGE ("n", "m");
CREATE TABLE "shop"."nullable_p0" PARTITION OF "shop"."nullable" FOR VALUES FROM (MINVALUE, MINVALUE) TO (-10, 5);
CREATE TABLE "shop"."nullable_p1" PARTITION OF "shop"."nullable" FOR VALUES FROM (-10, 5) TO (MAXVALUE, MAXVALUE);
CREATE TABLE "shop"."nullable_default" PARTITION OF "shop"."nullable" DEFAULT;
CREATE TABLE "shop"."stamps" (
    "t" timestamp(0) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(0)
) PARTITION BY RANGE ("t");
CREATE TABLE "shop"."stamps_p0" PARTITION OF "shop"."stamps" FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00:00+00');
CREATE TABLE "shop"."odd" (
    "n" integer NOT NULL
);
CREATE TABLE "shop"."sub" (
    "n" integer NOT NULL,
    "d" date
) PARTITION BY RANGE ("n");
CREATE TABLE "shop"."sub_p0" PARTITION OF "shop"."sub" FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE "shop"."generated" (
    "id" integer NOT NULL,
    "d" date NOT NULL,
    "y" integer NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."ev" ADD CONSTRAINT "ev_pkey" PRIMARY KEY ("id", "d");
CREATE INDEX "days_id" ON "shop"."days" ("id");
ALTER TABLE "shop"."generated" ADD CONSTRAINT "generated_pkey" PRIMARY KEY ("id", "y");
-- stage TRIGGERS
CREATE FUNCTION "shop"."generated_y_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."y" := (SELECT EXTRACT(year FROM "d")::integer FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_y" BEFORE INSERT OR UPDATE ON "shop"."generated" FOR EACH ROW EXECUTE FUNCTION "shop"."generated_y_generated"();

-- issues
CNV-0034 WARN PARTITIONS_DROPPED shop.odd: The ranges of "n" * 2 have no like.
CNV-0067 INFO SUBPARTITIONS_DROPPED shop.sub: Partitions are cut once.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.generated.y: EXTRACT(year FROM "d")::integer
CNV-0034 WARN PARTITIONS_DROPPED shop.generated: The ranges of "y" have no like.
