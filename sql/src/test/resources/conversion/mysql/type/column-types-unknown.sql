-- source
CREATE TABLE `odd` (
  `id` int,
  `x` hologram(3)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target

-- issues
CNV-0004 BLOCKING TYPE_NOT_UNDERSTOOD shop.odd.x: Its type is hologram(3).
