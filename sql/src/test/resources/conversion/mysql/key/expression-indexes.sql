-- source
CREATE TABLE `x` (
  `n` int,
  `t` varchar(20),
  `d` date,
  `doc` json,
  KEY `next` ((`n` + 1),`t`),
  KEY `year` ((year(`d`))),
  UNIQUE KEY `low` ((lower(`t`))),
  KEY `name` ((cast(json_unquote(json_extract(`doc`,'$.name')) as char(30)))),
  UNIQUE KEY `sum` ((`n` * 3)),
  KEY `zip` ((cast(json_extract(`doc`,_utf8mb4'$.zip') as unsigned array))),
  UNIQUE KEY `tag` ((cast(json_extract(`doc`,_utf8mb4'$.tags') as char(40) array)))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."x" (
    "n" integer,
    "t" character varying(20),
    "d" date,
    "doc" json
);
-- stage KEYS
CREATE INDEX "x_next" ON "shop"."x" (("n"::bigint + 1), "t");
CREATE INDEX "x_year" ON "shop"."x" ((EXTRACT(year FROM "d")::integer));
CREATE INDEX "x_name" ON "shop"."x" ((left("doc" #>> '{name}', 30)));
-- stage UNIQUE_KEYS
CREATE UNIQUE INDEX "x_sum" ON "shop"."x" (("n"::bigint * 3));

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.x: Columns: t.
CNV-0027 ACTION INDEX_EXPRESSION_NOT_CONVERTED shop.x.low: The target may not compute it in an index.
CNV-0059 INFO JSON_NULL shop.x.name: A value is read as text.
CNV-0027 ACTION INDEX_EXPRESSION_NOT_CONVERTED shop.x.zip: The target may not compute it in an index.
CNV-0027 ACTION INDEX_EXPRESSION_NOT_CONVERTED shop.x.tag: The target may not compute it in an index.
