-- options
lower-case
rename customer.id TO number
rename ok.short TO üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü

-- source
CREATE TABLE `Customer` (
  `id` int NOT NULL,
  `Name` int,
  `NAME2` int,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `customer` (
  `id` int NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `ok` (
  `short` int,
  `id` int
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target

-- issues
CNV-0006 BLOCKING NAME_CLASH shop.Customer: Customer and customer are both called customer on the target.
CNV-0006 BLOCKING NAME_CLASH shop.customer: customer and Customer are both called customer on the target.
CNV-0005 BLOCKING NAME_TOO_LONG shop.ok.short: The column's name üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü is too long.
