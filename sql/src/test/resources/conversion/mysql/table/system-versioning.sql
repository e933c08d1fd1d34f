-- source
CREATE TABLE `kept` (
  `id` int(11) NOT NULL,
  `name` varchar(20) DEFAULT NULL,
  `seen` int(11) DEFAULT NULL WITHOUT SYSTEM VERSIONING,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;
CREATE TABLE `rooms` (
  `room` int(11) NOT NULL,
  `from` date NOT NULL,
  `to` date NOT NULL,
  PERIOD FOR `stay` (`from`, `to`),
  UNIQUE KEY `free` (`room`,`stay` WITHOUT OVERLAPS)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `offers` (
  `from` date NOT NULL,
  `to` date NOT NULL,
  PERIOD FOR `valid` (`from`, `to`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `ids` (
  `next_not_cached_value` bigint(21) NOT NULL
) ENGINE=InnoDB SEQUENCE=1;
CREATE TABLE `seen` (
  `id` int(11) NOT NULL,
  `begin` timestamp(6) GENERATED ALWAYS AS ROW START,
  `end` timestamp(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (`begin`, `end`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;

-- target
-- stage TABLES
CREATE TABLE "shop"."kept" (
    "id" integer NOT NULL,
    "name" character varying(20),
    "seen" integer
);
CREATE TABLE "shop"."offers" (
    "from" date NOT NULL,
    "to" date NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."kept" ADD CONSTRAINT "kept_pkey" PRIMARY KEY ("id");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."offers" ADD CONSTRAINT "valid" CHECK ("from" < "to") NOT VALID;
ALTER TABLE "shop"."offers" VALIDATE CONSTRAINT "valid";

-- issues
CNV-0073 WARN HISTORY_STAYS_BEHIND shop.kept: It is WITH SYSTEM VERSIONING.
CNV-0013 INFO TEXT_IGNORED_CASE shop.kept: Columns: name.
CNV-0008 BLOCKING PERIOD_WITHOUT_OVERLAPS shop.rooms.free: The period stay may not overlap.
CNV-0009 BLOCKING SEQUENCE_READ_AS_TABLE shop.ids: SHOW CREATE TABLE describes it with SEQUENCE=1.
CNV-0007 BLOCKING SYSTEM_VERSIONED shop.seen: It is WITH SYSTEM VERSIONING.
