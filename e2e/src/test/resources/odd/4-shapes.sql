CREATE TABLE g_generated (id int NOT NULL PRIMARY KEY, a int, b varchar(50), c int AS (a * 2) STORED, d varchar(120) AS (concat(b, '-', a)) VIRTUAL, e int GENERATED ALWAYS AS (a % 7) VIRTUAL, KEY (c), KEY (e))
//
INSERT INTO g_generated (id, a, b) VALUES (1,5,'x'),(2,NULL,'y'),(3,-7,NULL),(4,1000000,'ü')
//
CREATE TABLE g_generated_odd (id int NOT NULL PRIMARY KEY, j json, a varchar(30) AS (json_unquote(json_extract(j, '$.a'))) STORED, h char(64) AS (sha2(id, 256)) STORED, d date, y int AS (year(d)) VIRTUAL, w varchar(30) AS (date_format(d, '%W %M')) VIRTUAL)
//
INSERT INTO g_generated_odd (id, j, d) VALUES (1,'{"a":"x"}','2024-02-29'),(2,NULL,NULL),(3,'{}','1999-12-31')
//
CREATE TABLE g_generated_first (c bigint AS (a + b) STORED, a int NOT NULL, v int AS (b + 1) VIRTUAL, b int NOT NULL, PRIMARY KEY (a))
//
INSERT INTO g_generated_first (a, b) VALUES (1,2),(3,4),(5,6)
//
CREATE TABLE g_generated_ways (id int NOT NULL PRIMARY KEY, z int(5) ZEROFILL, y year, e double, dt datetime(3), doc json, t varchar(10), vb varbinary(6), d decimal(30,20), zeros varchar(20) AS (concat(z, '|')) STORED, years varchar(20) AS (concat(y)) VIRTUAL, doubles varchar(30) AS (e) STORED, times varchar(30) AS (concat(dt)) STORED, k int AS (json_extract(doc, '$.k')) VIRTUAL, padded binary(6) AS (vb) STORED, blanks char(4) AS (concat(left(t, 1), '   ')) STORED, product decimal(65,30) AS (d * d) STORED, number int AS (t) VIRTUAL, zero_year int AS (year(dt)) STORED)
//
INSERT INTO g_generated_ways (id, z, y, e, dt, doc, t, vb, d) VALUES (1,7,0,1e20,'2024-01-31 10:00:00.100','{"k": 5}','12',x'4100',0.12345678901234567890),(2,99999,2024,0.00001,'2000-02-29 00:00:00','{}','0',x'',-9.99999999999999999999),(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)
//
CREATE TABLE k_none (a int, b varchar(10), c double, d datetime(3))
//
INSERT INTO k_none VALUES (1,'a',0.1,'2024-01-01'),(1,'a',0.1,'2024-01-01'),(NULL,NULL,NULL,NULL),(NULL,NULL,NULL,NULL),(1,'',-0.0,NULL)
//
CREATE TABLE k_nullable_unique (a int, b int, v varchar(20), UNIQUE KEY (a, b))
//
INSERT INTO k_nullable_unique VALUES (1,NULL,'x'),(1,NULL,'x'),(NULL,NULL,'y'),(1,1,'z'),(NULL,1,'w')
//
CREATE TABLE k_unique_only (a bigint unsigned NOT NULL, b varchar(10) NOT NULL, v varchar(20), UNIQUE KEY one (a, b))
//
INSERT INTO k_unique_only VALUES (18446744073709551615,'a','1'),(1,'b','2'),(1,'a','3')
//
CREATE TABLE k_composite (a int NOT NULL, b varchar(10) COLLATE utf8mb4_bin NOT NULL, c date NOT NULL, d binary(2) NOT NULL, v int, PRIMARY KEY (c, b, a, d))
//
INSERT INTO k_composite VALUES (1,'x','2024-01-01','a',1),(2,'X','2024-01-01','a',2),(1,'','1970-01-01','',3),(-1,'ä','9999-12-31',x'ff00',4)
//
CREATE TABLE k_only (id int unsigned NOT NULL PRIMARY KEY)
//
INSERT INTO k_only VALUES (0),(1),(4294967295)
//
CREATE TABLE k_only_two (a varchar(10) NOT NULL, b int NOT NULL, PRIMARY KEY (a, b))
//
INSERT INTO k_only_two VALUES ('a',1),('b',1),('a',2)
//
CREATE TABLE k_empty (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, v text)
//
CREATE TABLE k_empty_none (a int, b text)
//
CREATE TABLE f_self (id int NOT NULL PRIMARY KEY, parent int, name varchar(20), FOREIGN KEY (parent) REFERENCES f_self (id) ON DELETE CASCADE)
//
INSERT INTO f_self SELECT seq, if(seq = 1, NULL, floor(seq / 2)), concat('n', seq) FROM seq_1_to_500
//
CREATE TABLE f_left (id int NOT NULL PRIMARY KEY, r int, v int)
//
CREATE TABLE f_right (id int NOT NULL PRIMARY KEY, l int, v int, FOREIGN KEY (l) REFERENCES f_left (id) ON DELETE SET NULL)
//
INSERT INTO f_left SELECT seq, NULL, 0 FROM seq_1_to_200
//
INSERT INTO f_right SELECT seq, seq, 0 FROM seq_1_to_200
//
UPDATE f_left SET r = id
//
ALTER TABLE f_left ADD CONSTRAINT circular FOREIGN KEY (r) REFERENCES f_right (id) ON DELETE SET NULL ON UPDATE CASCADE
//
CREATE TABLE f_parent (id int NOT NULL, code varchar(10) NOT NULL, PRIMARY KEY (id), UNIQUE KEY (code))
//
CREATE TABLE f_child (id int NOT NULL PRIMARY KEY, parent int, code varchar(10), v int, FOREIGN KEY (parent) REFERENCES f_parent (id) ON DELETE CASCADE ON UPDATE CASCADE, FOREIGN KEY (code) REFERENCES f_parent (code) ON DELETE SET NULL ON UPDATE CASCADE)
//
CREATE TABLE f_grandchild (parent int NOT NULL, n int NOT NULL, v int, PRIMARY KEY (parent, n), FOREIGN KEY (parent) REFERENCES f_child (id) ON DELETE CASCADE ON UPDATE CASCADE)
//
INSERT INTO f_parent SELECT seq, concat('c', seq) FROM seq_1_to_300
//
INSERT INTO f_child SELECT seq, 1 + seq % 300, concat('c', 1 + (seq + 1) % 300), seq FROM seq_1_to_900
//
INSERT INTO f_grandchild SELECT 1 + seq % 900, seq, seq FROM seq_1_to_2000
//
CREATE TABLE f_orphan (id int NOT NULL PRIMARY KEY, parent int, FOREIGN KEY (parent) REFERENCES f_parent (id))
//
SET foreign_key_checks = 0
//
INSERT INTO f_orphan VALUES (1,1000000),(2,NULL),(3,290)
//
SET foreign_key_checks = 1
//
CREATE TABLE `select` (`order` int NOT NULL PRIMARY KEY, `group` varchar(10), `from` int, `user` int, `table` int, `end` int, `desc` int, `limit` int, KEY `index` (`group`))
//
INSERT INTO `select` VALUES (1,'a',1,1,1,1,1,1),(2,'b',2,2,2,2,2,2)
//
CREATE TABLE MixedCase (Id int NOT NULL PRIMARY KEY, CamelCase varchar(10), UPPER int)
//
INSERT INTO MixedCase VALUES (1,'a',1),(2,'b',2)
//
CREATE TABLE mixedcase (Id int NOT NULL PRIMARY KEY, v varchar(10))
//
INSERT INTO mixedcase VALUES (1,'other'),(3,'x')
//
CREATE TABLE a234567890123456789012345678901234567890123456789012345678901234 (c234567890123456789012345678901234567890123456789012345678901234 int NOT NULL PRIMARY KEY, c23456789012345678901234567890123456789012345678901234567890123x int)
//
INSERT INTO a234567890123456789012345678901234567890123456789012345678901234 VALUES (1,1),(2,2)
//
CREATE TABLE a23456789012345678901234567890123456789012345678901234567890123x (id int NOT NULL PRIMARY KEY, v int)
//
INSERT INTO a23456789012345678901234567890123456789012345678901234567890123x VALUES (1,10),(5,50)
//
CREATE TABLE `we``ird "ta.ble's – ñ` (`i'd` int NOT NULL PRIMARY KEY, `a"b` varchar(20), `c.d` int, `e``f` int, `ü ß` int, `100%` int)
//
INSERT INTO `we``ird "ta.ble's – ñ` VALUES (1,'x',1,1,1,1),(2,'y"',2,2,2,2)
//
CREATE TABLE s_invisible (id int NOT NULL PRIMARY KEY, a int, hid varchar(20) /*M! INVISIBLE */ DEFAULT 'x''y', b int)
//
INSERT INTO s_invisible (id, a, hid, b) VALUES (1,1,'set',1),(2,2,NULL,2)
//
/* mariadb */ INSERT INTO s_invisible VALUES (3,3,3)
//
CREATE TABLE s_check (id int NOT NULL PRIMARY KEY, a int CHECK (a > 0 OR a IS NULL), b varchar(20) CHECK (b REGEXP '^[a-z]*$'), CONSTRAINT both_of CHECK (a < 1000000 AND length(b) < 20))
//
INSERT INTO s_check VALUES (1,1,'abc'),(2,NULL,''),(3,5,NULL)
//
CREATE TABLE s_default (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a varchar(40) DEFAULT (concat('x', 1 + 1)), b datetime DEFAULT CURRENT_TIMESTAMP, c varchar(20) DEFAULT 'it''s "q" \\', d date DEFAULT (curdate() + interval 1 day), e char(36) DEFAULT (uuid()), f bit(3) DEFAULT b'101', g enum('a','b') DEFAULT 'b', h decimal(5,2) DEFAULT -1.50, i int DEFAULT (rand() * 100), j text DEFAULT ('t')) COMMENT 'it''s a "comment" \\ with
two lines; -- and more'
//
INSERT INTO s_default () VALUES (),(),()
//
CREATE TABLE s_comment (id int NOT NULL PRIMARY KEY COMMENT 'it''s; "the" /* key */ $$ E''\\n', v int COMMENT 'ü – 😀') COMMENT '$godwit$ %s {}'
//
INSERT INTO s_comment VALUES (1,1)
