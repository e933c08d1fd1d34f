-- source
CREATE TABLE `f` (
  `id` int NOT NULL,
  `body` text,
  `place` point NOT NULL,
  FULLTEXT KEY `body` (`body`),
  SPATIAL KEY `place` (`place`),
  VECTOR KEY `v` (`body`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."f" (
    "id" integer NOT NULL,
    "body" text,
    "place" bytea NOT NULL
);

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.f: Columns: body.
CNV-0024 ACTION FULLTEXT_INDEX shop.f.body: Columns: body.
CNV-0025 ACTION SPATIAL_INDEX shop.f.place: Columns: place.
CNV-0026 ACTION VECTOR_INDEX shop.f.v: Columns: body.
