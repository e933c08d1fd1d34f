-- source
CREATE TABLE `l` (
  `a` int NOT NULL DEFAULT '7',
  `b` decimal(10,2) DEFAULT -1.50,
  `c` varchar(20) DEFAULT 'it''s a \\ \n',
  `d` bit(4) DEFAULT b'101',
  `e` bit(1) DEFAULT b'1',
  `f` varbinary(10) DEFAULT 'ab',
  `g` varbinary(10) DEFAULT 0x00FF,
  `h` set('a','b') DEFAULT 'a,b',
  `i` enum('x','y') DEFAULT 'y',
  `j` year DEFAULT '2024',
  `k` time DEFAULT '-10:20:30',
  `l` double DEFAULT 1e3,
  `m` tinyint(1) DEFAULT 1,
  `n` varchar(5) DEFAULT _utf8mb4'x',
  `o` varchar(5) DEFAULT NULL,
  `p` text DEFAULT 'long',
  `q` int DEFAULT 'abc',
  `r` bigint unsigned DEFAULT 0x0F,
  `s` json DEFAULT '{"a": 1}',
  `t` varchar(5) DEFAULT x'4142',
  `u` varchar(5) DEFAULT '\0'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- target
-- stage TABLES
CREATE TABLE "shop"."l" (
    "a" integer NOT NULL DEFAULT 7,
    "b" numeric(10,2) DEFAULT -1.50,
    "c" character varying(20) DEFAULT 'it''s a \ 
',
    "d" bit(4) DEFAULT B'0101',
    "e" boolean DEFAULT true,
    "f" bytea DEFAULT '\x6162',
    "g" bytea DEFAULT '\x00FF',
    "h" text DEFAULT 'a,b',
    "i" text DEFAULT 'y',
    "j" smallint DEFAULT 2024,
    "k" interval(0) DEFAULT '-10:20:30',
    "l" double precision DEFAULT 1e3,
    "m" smallint DEFAULT 1,
    "n" character varying(5) DEFAULT 'x',
    "o" character varying(5),
    "p" text DEFAULT 'long',
    "q" integer,
    "r" numeric(20,0) DEFAULT 15,
    "s" json DEFAULT '{"a": 1}',
    "t" character varying(5) DEFAULT 'AB',
    "u" character varying(5)
);
-- stage FOREIGN_KEYS
ALTER TABLE "shop"."l" ADD CONSTRAINT "i_check" CHECK ("i" IN ('x', 'y')) NOT VALID;
ALTER TABLE "shop"."l" VALIDATE CONSTRAINT "i_check";
ALTER TABLE "shop"."l" ADD CONSTRAINT "h_check" CHECK (string_to_array("h", ',') <@ ARRAY['a', 'b']::text[]) NOT VALID;
ALTER TABLE "shop"."l" VALIDATE CONSTRAINT "h_check";

-- issues
CNV-0013 INFO TEXT_IGNORED_CASE shop.l: Columns: c, n, o, p, t, u.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.l.q: It is no value of integer.
CNV-0014 ACTION DEFAULT_NOT_CONVERTED shop.l.u: It is no value of character varying(5).
