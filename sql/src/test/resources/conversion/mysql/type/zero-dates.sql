-- options
zero-date legacy.known
legacy.ledger:zero-date=ledger

-- source
CREATE TABLE `legacy` (
  `id` int NOT NULL,
  `seen` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `known` date NOT NULL,
  `clean` date NOT NULL,
  `ledger` date NOT NULL DEFAULT '0000-00-00',
  `key` date NOT NULL DEFAULT '0000-00-00',
  PRIMARY KEY (`id`,`key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."legacy" (
    "id" integer NOT NULL,
    "seen" timestamp(0) without time zone,
    "known" date,
    "clean" date NOT NULL,
    "ledger" date NOT NULL,
    "key" date NOT NULL
);
-- stage KEYS
ALTER TABLE "shop"."legacy" ADD CONSTRAINT "legacy_pkey" PRIMARY KEY ("id", "key");

-- issues
CNV-0010 WARN ZERO_DATE_BECOMES_NULL shop.legacy.seen: Its default is a zero date and it is NOT NULL.
CNV-0010 WARN ZERO_DATE_BECOMES_NULL shop.legacy.known: It holds zero dates and is NOT NULL.
CNV-0011 WARN ZERO_DATE_DEFAULT_DROPPED shop.legacy.seen: The column is NULL where nothing is said.
CNV-0011 WARN ZERO_DATE_DEFAULT_DROPPED shop.legacy.ledger: The column has no default.
CNV-0011 WARN ZERO_DATE_DEFAULT_DROPPED shop.legacy.key: The column has no default.
