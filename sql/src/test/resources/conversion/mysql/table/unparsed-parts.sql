-- source
CREATE TABLE `a` (
  `id` int NOT NULL,
  `x` int SOMETHING_NEW 7,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target

-- issues
CNV-0003 BLOCKING TABLE_PART_NOT_UNDERSTOOD shop.a.?: expected an attribute of a column before SOMETHING_NEW: `x` int SOMETHING_NEW 7
