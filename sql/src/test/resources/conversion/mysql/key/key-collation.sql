-- options
char=char

-- source
CREATE TABLE `customer` (
  `id` char(10) NOT NULL,
  `email` varchar(100) NOT NULL,
  `code` varchar(20) COLLATE utf8mb4_bin DEFAULT NULL,
  `parent` char(10) DEFAULT NULL,
  `name` varchar(50),
  PRIMARY KEY (`id`),
  UNIQUE KEY `email` (`email`),
  UNIQUE KEY `code` (`code`),
  KEY `name` (`name`),
  CONSTRAINT `up` FOREIGN KEY (`parent`) REFERENCES `customer` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."customer" (
    "id" character varying(10) COLLATE "C" NOT NULL,
    "email" character varying(100) COLLATE "C" NOT NULL,
    "code" character varying(20) COLLATE "C",
    "parent" character varying(10) COLLATE "C",
    "name" character varying(50)
);
-- stage KEYS
ALTER TABLE "shop"."customer" ADD CONSTRAINT "customer_pkey" PRIMARY KEY ("id");
CREATE INDEX "customer_name" ON "shop"."customer" ("name");
-- stage UNIQUE_KEYS
CREATE UNIQUE INDEX "customer_email" ON "shop"."customer" ("email");
CREATE UNIQUE INDEX "customer_code" ON "shop"."customer" ("code");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."customer" ADD CONSTRAINT "up" FOREIGN KEY ("parent") REFERENCES "shop"."customer" ("id") NOT VALID;
ALTER TABLE "shop"."customer" VALIDATE CONSTRAINT "up";

-- issues
CNV-0012 WARN KEY_IGNORED_CASE shop.customer.PRIMARY: Its column id has a collation that ignores case.
CNV-0012 WARN KEY_IGNORED_CASE shop.customer.email: Its column email has a collation that ignores case.
CNV-0013 INFO TEXT_IGNORED_CASE shop.customer: Columns: name.
CNV-0033 WARN FOREIGN_KEY_IGNORED_CASE shop.customer.up: Columns: parent.
