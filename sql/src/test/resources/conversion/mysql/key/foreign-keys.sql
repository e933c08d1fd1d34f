-- source
CREATE TABLE `parent` (
  `id` int NOT NULL,
  `code` varchar(10) COLLATE utf8mb4_bin NOT NULL,
  `n` int,
  PRIMARY KEY (`id`),
  UNIQUE KEY `code` (`code`),
  KEY `n` (`n`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE `child` (
  `id` int NOT NULL,
  `parent` int,
  `code` varchar(10) COLLATE utf8mb4_bin,
  `any` varchar(10),
  `n` int,
  `x` int,
  PRIMARY KEY (`id`),
  CONSTRAINT `a` FOREIGN KEY (`parent`) REFERENCES `parent` (`id`) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT `b` FOREIGN KEY (`code`) REFERENCES `parent` (`code`),
  CONSTRAINT `c` FOREIGN KEY (`n`) REFERENCES `parent` (`n`),
  CONSTRAINT `d` FOREIGN KEY (`x`) REFERENCES `missing` (`id`),
  CONSTRAINT `e` FOREIGN KEY (`x`) REFERENCES `other`.`parent` (`id`),
  CONSTRAINT `self` FOREIGN KEY (`x`) REFERENCES `child` (`id`) ON DELETE RESTRICT,
  CONSTRAINT `f` FOREIGN KEY (`any`) REFERENCES `parent` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."parent" (
    "id" integer NOT NULL,
    "code" character varying(10) COLLATE "C" NOT NULL,
    "n" integer
);
CREATE TABLE "shop"."child" (
    "id" integer NOT NULL,
    "parent" integer,
    "code" character varying(10) COLLATE "C",
    "any" character varying(10) COLLATE "C",
    "n" integer,
    "x" integer
);
-- stage KEYS
ALTER TABLE "shop"."parent" ADD CONSTRAINT "parent_pkey" PRIMARY KEY ("id");
CREATE INDEX "parent_n" ON "shop"."parent" ("n");
ALTER TABLE "shop"."child" ADD CONSTRAINT "child_pkey" PRIMARY KEY ("id");
-- stage UNIQUE_KEYS
CREATE UNIQUE INDEX "parent_code" ON "shop"."parent" ("code");
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."child" ADD CONSTRAINT "a" FOREIGN KEY ("parent") REFERENCES "shop"."parent" ("id") ON DELETE CASCADE ON UPDATE SET NULL NOT VALID;
ALTER TABLE "shop"."child" VALIDATE CONSTRAINT "a";
ALTER TABLE "shop"."child" ADD CONSTRAINT "b" FOREIGN KEY ("code") REFERENCES "shop"."parent" ("code") NOT VALID;
ALTER TABLE "shop"."child" VALIDATE CONSTRAINT "b";
ALTER TABLE "shop"."child" ADD CONSTRAINT "self" FOREIGN KEY ("x") REFERENCES "shop"."child" ("id") ON DELETE RESTRICT NOT VALID;
ALTER TABLE "shop"."child" VALIDATE CONSTRAINT "self";
ALTER TABLE "shop"."child" ADD CONSTRAINT "f" FOREIGN KEY ("any") REFERENCES "shop"."parent" ("code") NOT VALID;
ALTER TABLE "shop"."child" VALIDATE CONSTRAINT "f";

-- issues
CNV-0032 ACTION FOREIGN_KEY_WITHOUT_UNIQUE_KEY shop.child.c: The columns of parent are n.
CNV-0031 ACTION FOREIGN_KEY_WITHOUT_PARENT shop.child.d: Its parent is missing.
CNV-0031 ACTION FOREIGN_KEY_WITHOUT_PARENT shop.child.e: Its parent is other.parent.
CNV-0033 WARN FOREIGN_KEY_IGNORED_CASE shop.child.f: Columns: any.
