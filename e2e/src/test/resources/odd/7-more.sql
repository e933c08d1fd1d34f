CREATE TABLE t_enum_emoji_key (e enum('?','a','ö') NOT NULL, f enum('A','a','á') COLLATE utf8mb4_bin NOT NULL, s set('ü','x'), v int, PRIMARY KEY (e, f))
//
INSERT INTO t_enum_emoji_key VALUES ('?','A','ü',1),('a','a','x',2),('ö','á','ü,x',3),('a','A','',4)
//
CREATE TABLE t_enum_blank (id int NOT NULL PRIMARY KEY, e enum('NULL','null ','0','1','00') COLLATE utf8mb4_bin, s set('0','1','NULL',' ') COLLATE utf8mb4_bin)
//
INSERT INTO t_enum_blank VALUES (1,'NULL','0,1'),(2,'0','NULL'),(3,'1',''),(4,'00','0'),(5,NULL,NULL)
//
CREATE TABLE t_half (id int NOT NULL PRIMARY KEY, u varchar(10) CHARACTER SET ucs2, v varchar(10) CHARACTER SET utf16)
//
INSERT INTO t_half VALUES (1,_ucs2 x'D83D','ok'),(2,_ucs2 x'0041','😀'),(3,NULL,'')
//
CREATE TABLE t_more_charsets (id int NOT NULL PRIMARY KEY, a varchar(20) CHARACTER SET cp852, b varchar(20) CHARACTER SET cp866, c varchar(20) CHARACTER SET cp1256, d varchar(20) CHARACTER SET cp1257, e varchar(20) CHARACTER SET latin5, f varchar(20) CHARACTER SET latin7, g varchar(20) CHARACTER SET koi8u, h varchar(20) CHARACTER SET eucjpms, i varchar(20) CHARACTER SET gb2312, j varchar(20) CHARACTER SET tis620, k varchar(20) CHARACTER SET macroman, l varchar(20) CHARACTER SET armscii8, m varchar(20) CHARACTER SET keybcs2, n varchar(20) CHARACTER SET dec8, o varchar(20) CHARACTER SET geostd8, p varchar(20) CHARACTER SET binary, q text CHARACTER SET sjis)
//
INSERT INTO t_more_charsets VALUES (1,'ő','Ж','عرب','ž','ğ','ŗ','ґ','①ソ','中','ไทย','ä','Ա','č','ä','ა',x'00ff','表\\~ソ'),(2,'','','','','','','','','','','','','','','','','')
//
CREATE TABLE t_only_blanks (k varchar(10) NOT NULL, v char(10) NOT NULL, w varbinary(10) NOT NULL, x text NOT NULL, PRIMARY KEY (k))
//
INSERT INTO t_only_blanks VALUES (' ',' ',' ',' '),('a\t','\t','\t','\t'),('\n','\n','\n','\n'),('\\N','\\N','\\N','\\N'),('b','\r\n ','\r','\r\n')
//
CREATE TABLE t_key_3072 (k varchar(768) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, v int)
//
INSERT INTO t_key_3072 VALUES (repeat('😀',768),1),(concat(repeat('😀',767),'a'),2),('short',3)
//
CREATE TABLE t_key_3072_random (k varbinary(3072) NOT NULL PRIMARY KEY, v int)
//
INSERT INTO t_key_3072_random SELECT unhex(concat(group_concat(sha2(concat('k', seq), 512) SEPARATOR ''), '')), 1 FROM seq_1_to_48
//
INSERT INTO t_key_3072_random VALUES ('short',2)
//
CREATE TABLE n_extreme (id bigint NOT NULL PRIMARY KEY, d double unsigned, f float, n decimal(65,30), m decimal(65,30) unsigned, b bit(64), u bigint unsigned, y year, t time(6), i int(1) zerofill, z decimal(10,0) zerofill)
//
INSERT INTO n_extreme VALUES (-9223372036854775808,1.7976931348623157e308,-3.402823466e38,-99999999999999999999999999999999999.999999999999999999999999999999,99999999999999999999999999999999999.999999999999999999999999999999,b'1111111111111111111111111111111111111111111111111111111111111111',18446744073709551615,'0000','-838:59:59',1,7),(9223372036854775807,2.2250738585072014e-308,1.17549435e-38,0.000000000000000000000000000001,0,b'0',0,2155,'838:59:59',4294967295,9999999999),(0,0,-0.0,-0.000000000000000000000000000000,0.1,b'1',9223372036854775808,1901,'00:00:00',0,0)
//
SET sql_mode = 'ALLOW_INVALID_DATES'
//
CREATE TABLE d_invalid (id int NOT NULL PRIMARY KEY, d date, e datetime NOT NULL)
//
INSERT INTO d_invalid VALUES (1,'2024-02-31','2023-02-29 01:02:03'),(2,'2024-02-29','2024-06-31 00:00:00'),(3,'0000-02-30','2024-01-31 00:00:00'),(4,NULL,'2024-01-01')
//
SET sql_mode = DEFAULT
//
CREATE TABLE d_zero_many (id int NOT NULL PRIMARY KEY, created datetime NOT NULL DEFAULT '0000-00-00 00:00:00', deleted datetime DEFAULT NULL, born date DEFAULT '0000-00-00')
//
INSERT INTO d_zero_many SELECT seq, if(seq % 3, '2024-01-01', '0000-00-00'), if(seq % 5, NULL, '0000-00-00'), if(seq % 7, '2000-02-29', '0000-00-00') FROM seq_1_to_1000
//
CREATE TABLE d_zero_keyless (n int, d date)
//
INSERT INTO d_zero_keyless VALUES (1,'0000-00-00'),(1,'0000-00-00'),(1,NULL),(2,'2024-01-01')
//
CREATE TABLE s_system_names (ctid int NOT NULL PRIMARY KEY, xmin int, xmax varchar(10), cmin int, cmax int, tableoid int, oid int)
//
INSERT INTO s_system_names VALUES (1,2,'x',4,5,6,7),(2,NULL,NULL,NULL,NULL,NULL,NULL)
//
CREATE TABLE `1st.2 {fn now()} ? $1 :x;--` (`2nd?` int NOT NULL PRIMARY KEY, `{d '1'}` int, `$1` varchar(10), `:a` int, `--` int, `/*` int, `E'\\n'` int, ` lead` int)
//
INSERT INTO `1st.2 {fn now()} ? $1 :x;--` VALUES (1,2,'x',3,4,5,6,7),(2,NULL,'?',NULL,NULL,NULL,NULL,NULL)
//
CREATE TABLE ööööööööööööööööööööööööööööööööö1 (äääääääääääääääääääääääääääääääää1 int NOT NULL PRIMARY KEY, äääääääääääääääääääääääääääääääää2 varchar(10), KEY `iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii` (äääääääääääääääääääääääääääääääää2))
//
INSERT INTO ööööööööööööööööööööööööööööööööö1 VALUES (1,'a'),(2,'b')
//
CREATE TABLE ööööööööööööööööööööööööööööööööö2 (id int NOT NULL PRIMARY KEY, p int, v int, CONSTRAINT fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1 FOREIGN KEY (p) REFERENCES ööööööööööööööööööööööööööööööööö1 (äääääääääääääääääääääääääääääääää1) ON DELETE CASCADE)
//
INSERT INTO ööööööööööööööööööööööööööööööööö2 VALUES (1,1,1),(2,NULL,2),(3,2,3)
//
CREATE TABLE same_name (id int NOT NULL PRIMARY KEY, v int, KEY same_name (v), KEY id (v))
//
CREATE TABLE same_name_v (id int NOT NULL PRIMARY KEY, same_name int, UNIQUE KEY same_name (same_name))
//
INSERT INTO same_name VALUES (1,1)
//
INSERT INTO same_name_v VALUES (1,NULL),(2,NULL),(3,3)
//
CREATE TABLE g_functions (id int NOT NULL PRIMARY KEY, a int, b varchar(40), n decimal(20,4), x double, l varchar(20) CHARACTER SET latin1, d datetime,
 g01 bigint AS (a * 2 + 1), g02 int AS (a % 3), g03 varchar(80) AS (concat(b, l)), g04 varchar(40) AS (left(b, a)), g05 varchar(40) AS (right(b, a)), g06 varchar(40) AS (substr(b, a)), g07 varchar(40) AS (substr(b, -2, 5)), g08 varchar(40) AS (upper(b)), g09 int AS (length(l)), g10 int AS (char_length(b)), g11 char(32) AS (md5(l)), g12 int AS (ascii(b)), g13 int AS (b = 'ABC'), g14 int AS (locate('b', b)), g15 varchar(40) AS (replace(b, 'B', '-')), g16 varchar(40) AS (trim(b)), g17 varchar(40) AS (ltrim(b)), g18 varchar(200) AS (repeat(b, a)), g19 decimal(30,8) AS (n * n), g20 decimal(20,2) AS (n), g21 int AS (x), g22 int AS (n), g23 double AS (x * a), g24 float AS (x / 3), g25 varchar(40) AS (a), g26 varchar(40) AS (n), g27 varchar(40) AS (x), g28 bigint unsigned AS (a & 255), g29 int AS (if(a > 2, a, NULL)), g30 int AS (coalesce(a, 0)), g31 int AS (a IS NULL), g32 varchar(40) AS (nullif(b, 'abc')), g33 int AS (abs(a)), g34 int AS (sign(n)), g35 date AS (cast(d AS date)), g36 int AS (dayofweek(d)), g37 int AS (case b when 'abc' then 1 when 'ABC' then 2 else 3 end), g38 int AS (b > 'a'), g39 int AS (b LIKE 'a%'), g40 int AS (a <=> NULL), g41 int AS (NOT a), g42 varchar(10) AS (b), g43 int AS (a DIV 2), g44 decimal(20,6) AS (a / 7), g45 int AS (round(n)), g46 int AS (floor(n)), g47 varchar(40) AS (reverse(b)), g48 int AS (greatest(a, 3)), g49 varchar(40) AS (concat_ws('-', a, b)), g50 int AS (year(d)))
//
INSERT IGNORE INTO g_functions (id, a, b, n, x, l, d) VALUES (1,1,'abc',1.5,0.5,'äöü','2024-02-29 23:59:59'),(2,-1,'ABC ',-2.5,1.5,'ß','1999-12-31'),(3,0,' äbc',0.00005,-2.5,'','2000-01-01'),(4,5,'Bb😀b',12345678.9,1e9,'x',NULL),(5,NULL,NULL,NULL,NULL,NULL,NULL),(6,3,'',-0.5,2.5,'tail ','2038-01-19 03:14:07'),(7,100,'b',9999.9999,-0.0,'€','1970-01-01')
//
/* mariadb */ CREATE TABLE g_generated_key (a int NOT NULL, b int NOT NULL, c int AS (a * 10 + b) STORED, v int, UNIQUE KEY (c), UNIQUE KEY (v))
//
/* mysql */ CREATE TABLE g_generated_key (a int NOT NULL, b int NOT NULL, c int AS (a * 10 + b) STORED, v int, PRIMARY KEY (c), UNIQUE KEY (v))
//
INSERT INTO g_generated_key (a, b, v) VALUES (1,2,NULL),(3,4,7),(5,6,NULL)
//
CREATE TABLE g_generated_only_key (a varchar(20) NOT NULL, h char(64) AS (sha2(a, 256)) STORED, UNIQUE KEY (h))
//
INSERT INTO g_generated_only_key (a) VALUES ('a'),('b'),('ä')
//
CREATE TABLE f_nonunique_parent (id int NOT NULL PRIMARY KEY, grp int, KEY (grp))
//
INSERT INTO f_nonunique_parent VALUES (1,1),(2,1),(3,2),(4,2),(5,3)
//
CREATE TABLE f_nonunique_child (id int NOT NULL PRIMARY KEY, grp int, FOREIGN KEY (grp) REFERENCES f_nonunique_parent (grp) ON DELETE CASCADE)
//
INSERT INTO f_nonunique_child SELECT seq, 1 + seq % 3 FROM seq_1_to_30
//
CREATE TABLE f_ci_parent (code varchar(10) COLLATE utf8mb4_general_ci NOT NULL PRIMARY KEY, v int)
//
INSERT INTO f_ci_parent SELECT concat('C', seq), seq FROM seq_1_to_60
//
CREATE TABLE f_ci_child (id int NOT NULL PRIMARY KEY, code varchar(10) COLLATE utf8mb4_general_ci, v int, FOREIGN KEY (code) REFERENCES f_ci_parent (code) ON DELETE CASCADE ON UPDATE CASCADE)
//
INSERT INTO f_ci_child SELECT seq, if(seq % 2, concat('c', 1 + seq % 60), concat('C', 1 + seq % 60)), seq FROM seq_1_to_200
//
CREATE TABLE f_unchecked_parent (id int NOT NULL PRIMARY KEY, v int)
//
INSERT INTO f_unchecked_parent SELECT seq, seq FROM seq_1_to_100
//
CREATE TABLE f_unchecked_child (id int NOT NULL PRIMARY KEY, p int, v int, FOREIGN KEY (p) REFERENCES f_unchecked_parent (id) ON DELETE CASCADE ON UPDATE CASCADE)
//
INSERT INTO f_unchecked_child SELECT seq, 1 + seq % 100, seq FROM seq_1_to_300
//
CREATE TABLE k_many_unique (id int NOT NULL PRIMARY KEY, a int, b varchar(20), c decimal(5,2), UNIQUE KEY (a), UNIQUE KEY (b), UNIQUE KEY (a, b, c), UNIQUE KEY prefix (b(3), a))
//
INSERT INTO k_many_unique VALUES (1,1,'one',1),(2,2,'two',2),(3,NULL,NULL,NULL),(4,NULL,NULL,NULL),(5,5,'five',5)
//
CREATE TABLE k_binary_key (k binary(16) NOT NULL, d datetime(3) NOT NULL, t time(3) NOT NULL, y year NOT NULL, v int, PRIMARY KEY (k, d, t, y))
//
INSERT INTO k_binary_key VALUES (x'00','1000-01-01','-838:59:59',0,1),(x'ffffffffffffffffffffffffffffffff','9999-12-31 23:59:59.999','838:59:59',2155,2),('a','2024-03-31 02:30:00','00:00:00',1970,3)
//
CREATE TABLE e_csv (id int NOT NULL, v varchar(20) NOT NULL) ENGINE=CSV
//
INSERT INTO e_csv VALUES (1,'a'),(1,'a'),(2,'"b",\n')
//
CREATE TABLE e_no_engine_rows (id int NOT NULL PRIMARY KEY, a char(255), b char(255), c char(255), d varchar(8000) CHARACTER SET latin1, e varchar(8000) CHARACTER SET latin1, f varchar(8000) CHARACTER SET latin1, g varchar(8000) CHARACTER SET latin1, h varchar(8000) CHARACTER SET latin1, i varchar(8000) CHARACTER SET latin1, j varchar(8000) CHARACTER SET latin1, k varchar(6000) CHARACTER SET latin1) CHARACTER SET latin1
//
INSERT INTO e_no_engine_rows VALUES (1,repeat('a',255),repeat('ä',255),repeat('c',255),repeat('ä',8000),repeat('e',8000),repeat('f',8000),repeat('g',8000),repeat('h',8000),repeat('i',8000),repeat('j',8000),repeat('k',6000)),(2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)
//
/* mariadb */ CREATE TABLE e_versioned_explicit (id int NOT NULL PRIMARY KEY, v int, rs timestamp(6) GENERATED ALWAYS AS ROW START, re timestamp(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (rs, re)) WITH SYSTEM VERSIONING
//
/* mariadb */ INSERT INTO e_versioned_explicit (id, v) VALUES (1,1),(2,2)
//
/* mariadb */ CREATE TABLE e_period (id int NOT NULL, f date NOT NULL, t date NOT NULL, v int, PERIOD FOR p (f, t), UNIQUE KEY (id, p WITHOUT OVERLAPS))
//
/* mariadb */ INSERT INTO e_period VALUES (1,'2024-01-01','2024-12-31',1),(2,'2024-01-01','2025-01-01',2)
//
/* mariadb */ CREATE TABLE e_inet_key (a inet6 NOT NULL, b inet4 NOT NULL, v int, PRIMARY KEY (a, b))
//
/* mariadb */ INSERT INTO e_inet_key VALUES ('::1','0.0.0.0',1),('::ffff:1.2.3.4','1.2.3.4',2),('1:0:0:2::','255.255.255.255',3),('0:0:1::','10.0.0.1',4)
//
/* mariadb */ CREATE TABLE t_unique_text (id int NOT NULL PRIMARY KEY, t text, b blob, UNIQUE KEY (t), UNIQUE KEY (b))
//
/* mariadb */ INSERT INTO t_unique_text VALUES (1,repeat('x',5000),repeat('y',5000)),(2,NULL,NULL),(3,NULL,NULL),(4,'','')
//
/* mysql */ CREATE TABLE m_json (id int NOT NULL PRIMARY KEY, j json)
//
/* mysql */ INSERT INTO m_json VALUES (1,json_object('d',cast('2024-01-01' AS date),'t',cast('-12:00:00.5' AS time(3)),'dt',cast('2024-01-01 10:11:12.123456' AS datetime(6)),'dec',cast(1.50 AS decimal(10,2)),'bin',cast('a\0b' AS binary),'bit',b'101')),(2,json_array(18446744073709551615,-9223372036854775808,1e100,-0.0,0.1,1.0,100000000000000000000,5e-324,true,false,null)),(3,json_object('ü','ä😀"\\/\b\f\n\r\t','','empty','a','b')),(4,cast(concat('[',repeat('"0123456789",',9000),'1]') AS json)),(5,'"text"'),(6,'[]'),(7,'{}'),(8,'null'),(9,NULL),(10,cast(cast(99999999999999999999.5 AS decimal(30,10)) AS json))
//
/* mysql */ CREATE TABLE m_srid (id int NOT NULL PRIMARY KEY, g geometry NOT NULL SRID 4326, h geometrycollection, m multipolygon)
//
/* mysql */ INSERT INTO m_srid VALUES (1,ST_GeomFromText('POINT(10 20)',4326),ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))'),NULL),(2,ST_GeomFromText('LINESTRING(1 2,3 4)',4326),NULL,ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))'))
//
/* mysql */ CREATE TABLE m_functional (id int NOT NULL PRIMARY KEY, a varchar(20), KEY ((upper(a))), UNIQUE KEY u ((id + 1), a))
//
/* mysql */ INSERT INTO m_functional VALUES (1,'a'),(2,'ä'),(3,NULL)
//
/* mysql */ CREATE TABLE m_charsets (id int NOT NULL PRIMARY KEY, a varchar(20) CHARACTER SET gb18030, b varchar(20) COLLATE utf8mb4_0900_ai_ci, c varchar(20) COLLATE utf8mb4_ja_0900_as_cs_ks)
//
/* mysql */ INSERT INTO m_charsets VALUES (1,'中😀','a ','ソ'),(2,'','a','')
//
CREATE TABLE `p %1$s {0} #` (`id %d` int NOT NULL PRIMARY KEY, `100%` varchar(40), `:a` int, UNIQUE KEY `%n` (`:a`))
//
INSERT INTO `p %1$s {0} #` VALUES (1,'%s',1),(2,'100 %',2),(3,NULL,NULL)
