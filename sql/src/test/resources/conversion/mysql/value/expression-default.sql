-- source
CREATE TABLE `e` (
  `a` char(36) DEFAULT (uuid()),
  `b` int DEFAULT (1 + 2 * 3),
  `c` date DEFAULT (curdate()),
  `d` date DEFAULT (current_date + interval 1 year),
  `e` json DEFAULT (json_array()),
  `f` binary(16) DEFAULT (uuid_to_bin(uuid())),
  `g` varchar(20) DEFAULT (soundex('a')),
  `h` int DEFAULT (floor(rand() * 10)),
  `i` datetime DEFAULT (now() + interval 1 day),
  `j` varchar(20) DEFAULT (concat('a','b')),
  `k` uuid DEFAULT uuid(),
  `l` int DEFAULT (`b` + 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."e" (
    "a" character varying(36) DEFAULT gen_random_uuid()::text,
    "b" integer DEFAULT 1 + 2 * 3,
    "c" date DEFAULT CURRENT_DATE,
    "d" date DEFAULT (CURRENT_DATE + INTERVAL '1 year')::date,
    "e" json DEFAULT json_build_array(),
    "f" bytea DEFAULT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'),
    "g" character varying(20),
    "h" integer DEFAULT floor(random() * 10),
    "i" timestamp(0) without time zone DEFAULT localtimestamp(0) + INTERVAL '1 day',
    "j" character varying(20) DEFAULT 'a' || 'b',
    "k" uuid DEFAULT gen_random_uuid()::text::uuid,
    "l" integer
);

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.e: Columns: a, g, j.
CNV-0064 INFO RANDOM_VALUE shop.e.a: UUID() is random.
CNV-0064 INFO RANDOM_VALUE shop.e.f: UUID() is random.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.e.g: It calls soundex.
CNV-0064 INFO RANDOM_VALUE shop.e.h: RAND() is random.
CNV-0054 INFO TRANSACTION_TIME shop.e.i: It reads the current time.
CNV-0064 INFO RANDOM_VALUE shop.e.k: UUID() is random.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.e.l: It reads another column.
