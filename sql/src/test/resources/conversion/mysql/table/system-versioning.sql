-- source
CREATE TABLE `kept` (
  `id` int(11) NOT NULL,
  `name` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING;
CREATE TABLE `rooms` (
  `room` int(11) NOT NULL,
  `from` date NOT NULL,
  `to` date NOT NULL,
  PERIOD FOR `stay` (`from`, `to`),
  UNIQUE KEY `free` (`room`,`stay` WITHOUT OVERLAPS)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `ids` (
  `next_not_cached_value` bigint(21) NOT NULL
) ENGINE=InnoDB SEQUENCE=1;

-- target

-- issues
CNV-0007 BLOCKING SYSTEM_VERSIONED shop.kept: It is WITH SYSTEM VERSIONING.
CNV-0013 INFO TEXT_IGNORED_CASE shop.kept: Columns: name.
CNV-0008 BLOCKING PERIOD_WITHOUT_OVERLAPS shop.rooms.free: The period stay may not overlap.
CNV-0009 BLOCKING SEQUENCE_READ_AS_TABLE shop.ids: SHOW CREATE TABLE describes it with SEQUENCE=1.
