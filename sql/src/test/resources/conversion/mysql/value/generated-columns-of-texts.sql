-- source
CREATE TABLE `t` (
  `id` int NOT NULL,
  `b` varchar(10) COLLATE utf8mb4_bin DEFAULT NULL,
  `n` varchar(10) GENERATED ALWAYS AS (nullif(`b`,'abc')) VIRTUAL,
  `c` int GENERATED ALWAYS AS (case `b` when 'abc' then 1 else 2 end) VIRTUAL,
  `l` int GENERATED ALWAYS AS (octet_length(`b`)) VIRTUAL,
  `m` char(32) GENERATED ALWAYS AS (md5(`b`)) VIRTUAL,
  `k` int GENERATED ALWAYS AS (case `id` when 1 then 2 else nullif(`id`,3) end) VIRTUAL,
  `t` varchar(10) COLLATE latin1_swedish_ci DEFAULT NULL,
  `any` tinyint(1) GENERATED ALWAYS AS (`t` like 'e%') VIRTUAL,
  `exact` tinyint(1) GENERATED ALWAYS AS (`b` like 'e%') VIRTUAL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

-- target
-- stage TABLES
CREATE TABLE "shop"."t" (
    "id" integer NOT NULL,
    "b" character varying(10),
    "n" character varying(10),
    "c" integer,
    "l" integer,
    "m" character varying(32),
    "k" integer GENERATED ALWAYS AS (CASE "id" WHEN 1 THEN 2 ELSE nullif("id", 3) END) STORED,
    "t" character varying(10),
    "any" smallint,
    "exact" smallint GENERATED ALWAYS AS (("b" LIKE 'e%')::integer) STORED
);
-- stage KEYS
ALTER TABLE "shop"."t" ADD CONSTRAINT "t_pkey" PRIMARY KEY ("id");
-- stage TRIGGERS
CREATE FUNCTION "shop"."t_n_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."n" := (SELECT nullif("b", 'abc') FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_n" BEFORE INSERT OR UPDATE ON "shop"."t" FOR EACH ROW EXECUTE FUNCTION "shop"."t_n_generated"();
CREATE FUNCTION "shop"."t_c_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."c" := (SELECT CASE "b" WHEN 'abc' THEN 1 ELSE 2 END FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_c" BEFORE INSERT OR UPDATE ON "shop"."t" FOR EACH ROW EXECUTE FUNCTION "shop"."t_c_generated"();
CREATE FUNCTION "shop"."t_l_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."l" := (SELECT octet_length("b") FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_l" BEFORE INSERT OR UPDATE ON "shop"."t" FOR EACH ROW EXECUTE FUNCTION "shop"."t_l_generated"();
CREATE FUNCTION "shop"."t_m_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."m" := (SELECT md5("b") FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_m" BEFORE INSERT OR UPDATE ON "shop"."t" FOR EACH ROW EXECUTE FUNCTION "shop"."t_m_generated"();
CREATE FUNCTION "shop"."t_any_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."any" := (SELECT ("t" ILIKE 'e%')::integer FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_any" BEFORE INSERT OR UPDATE ON "shop"."t" FOR EACH ROW EXECUTE FUNCTION "shop"."t_any_generated"();

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.t: Columns: n, m, t.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.t.n: nullif("b", 'abc')
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.t.c: CASE "b" WHEN 'abc' THEN 1 ELSE 2 END
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.t.l: octet_length("b")
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.t.m: md5("b")
CNV-0048 INFO CASE_MAPPING_MAY_DIFFER shop.t.any: LIKE ignores case.
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.t.any: ("t" ILIKE 'e%')::integer
