-- source
CREATE TABLE `o` (
  `id` int NOT NULL,
  `n` int,
  `changed` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `also` datetime(3) DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3),
  `twice` int GENERATED ALWAYS AS (`n` * 2) STORED,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."o" (
    "id" integer NOT NULL,
    "n" integer,
    "changed" timestamp(0) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(0),
    "also" timestamp(3) without time zone,
    "twice" integer
);
-- stage KEYS
ALTER TABLE "shop"."o" ADD CONSTRAINT "o_pkey" PRIMARY KEY ("id");
-- stage TRIGGERS
CREATE FUNCTION "shop"."o_twice_generated"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  NEW."twice" := (SELECT "n"::bigint * 2 FROM (SELECT NEW.*) AS row_of_table);
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "value_of_twice" BEFORE INSERT OR UPDATE ON "shop"."o" FOR EACH ROW EXECUTE FUNCTION "shop"."o_twice_generated"();
CREATE FUNCTION "shop"."o_on_update"() RETURNS trigger LANGUAGE plpgsql AS $godwit$
BEGIN
  IF ROW(NEW."id", NEW."n", NEW."changed", NEW."also", NEW."twice")::record *<> ROW(OLD."id", OLD."n", OLD."changed", OLD."also", OLD."twice")::record THEN
    IF NEW."changed" IS NOT DISTINCT FROM OLD."changed" THEN
      NEW."changed" := CURRENT_TIMESTAMP(0);
    END IF;
    IF NEW."also" IS NOT DISTINCT FROM OLD."also" THEN
      NEW."also" := LOCALTIMESTAMP(3);
    END IF;
  END IF;
  RETURN NEW;
END
$godwit$;
CREATE TRIGGER "on_update" BEFORE UPDATE ON "shop"."o" FOR EACH ROW EXECUTE FUNCTION "shop"."o_on_update"();

-- issues
CNV-0016 WARN GENERATED_COLUMN_BY_TRIGGER shop.o.twice: "n"::bigint * 2
CNV-0017 INFO ON_UPDATE_BY_TRIGGER shop.o.changed: The trigger's function is o_on_update.
CNV-0017 INFO ON_UPDATE_BY_TRIGGER shop.o.also: The trigger's function is o_on_update.
