-- source
CREATE TABLE `g` (
  `id` int NOT NULL,
  `n` int,
  `price` decimal(10,2),
  `first` varchar(20),
  `last` varchar(20),
  `day` date,
  `total` decimal(20,2) GENERATED ALWAYS AS ((`n` * `price`)) STORED NOT NULL,
  `twice` int GENERATED ALWAYS AS ((`n` * 2)) VIRTUAL,
  `name` varchar(50) GENERATED ALWAYS AS (concat(`first`,' ',`last`)) VIRTUAL,
  `year` int GENERATED ALWAYS AS (year(`day`)) VIRTUAL,
  `lower` varchar(20) GENERATED ALWAYS AS (lower(`first`)) STORED,
  `share` decimal(10,2) GENERATED ALWAYS AS ((`price` / `n`)) VIRTUAL,
  `four` int GENERATED ALWAYS AS ((`twice` * 2)) VIRTUAL,
  `sound` varchar(20) GENERATED ALWAYS AS (soundex(`first`)) VIRTUAL,
  `big` tinyint(1) GENERATED ALWAYS AS ((`n` > 100)) VIRTUAL,
  PRIMARY KEY (`id`),
  KEY `total` (`total`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."g" (
    "id" integer NOT NULL,
    "n" integer,
    "price" numeric(10,2),
    "first" character varying(20),
    "last" character varying(20),
    "day" date,
    "total" numeric(20,2) NOT NULL,
    "twice" integer,
    "name" character varying(50),
    "year" integer,
    "lower" character varying(20),
    "share" numeric(10,2),
    "four" integer,
    "sound" character varying(20),
    "big" smallint GENERATED ALWAYS AS (("n" > 100)::integer) STORED
);
-- stage KEYS
ALTER TABLE "shop"."g" ADD CONSTRAINT "g_pkey" PRIMARY KEY ("id");
CREATE INDEX "g_total" ON "shop"."g" ("total");
-- stage TRIGGERS
CREATE FUNCTION "shop"."g_total_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."total" := (SELECT "n" * "price" FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_total" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_total_generated"();
CREATE FUNCTION "shop"."g_twice_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."twice" := (SELECT "n"::bigint * 2 FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_twice" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_twice_generated"();
CREATE FUNCTION "shop"."g_name_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."name" := (SELECT "first" || ' ' || "last" FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_name" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_name_generated"();
CREATE FUNCTION "shop"."g_year_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."year" := (SELECT EXTRACT(year FROM "day")::integer FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_year" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_year_generated"();
CREATE FUNCTION "shop"."g_lower_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."lower" := (SELECT lower("first") FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_lower" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_lower_generated"();
CREATE FUNCTION "shop"."g_share_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."share" := (SELECT "price" / nullif("n", 0) FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_share" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_share_generated"();
CREATE FUNCTION "shop"."g_four_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."four" := (SELECT "n"::bigint * 2 * 2 FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_four" BEFORE INSERT OR UPDATE ON "shop"."g" FOR EACH ROW EXECUTE FUNCTION "shop"."g_four_generated"();

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.g: Columns: first, last, name, lower, sound.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.total: "n" * "price"
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.twice: "n"::bigint * 2
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.name: "first" || ' ' || "last"
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.year: EXTRACT(year FROM "day")::integer
CNV-0048 INFO CASE_MAPPING_MAY_DIFFER shop.g.lower: Letters are mapped to upper or lower case.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.lower: lower("first")
CNV-0046 INFO DIVISION_KEEPS_MORE_DIGITS shop.g.share: A quotient of exact numbers is computed.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.share: "price" / nullif("n", 0)
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.g.four: "n"::bigint * 2 * 2
CNV-0015 ACTION GENERATED_COLUMN_NOT_CONVERTED shop.g.sound: It calls soundex.
