CREATE TABLE t_utf8 (id int NOT NULL PRIMARY KEY, a varchar(50) CHARACTER SET utf8mb4, b text CHARACTER SET utf8mb3, c char(10), d tinytext, e mediumtext, f longtext) CHARACTER SET utf8mb4
//
INSERT INTO t_utf8 VALUES (1,'😀👨‍👩‍👧‍👦𝄞','ÄÖÜß€','日本','','é',''),(2,'','','','','',''),(3,NULL,NULL,NULL,NULL,NULL,NULL),(4,'trailing  ','trailing \t\n ','c   ',' ','\\N','\\.'),(5,'tab\tnew\nline\rret\\back','"q"''s`',' lead','a,b','{}','\Z')
//
CREATE TABLE t_latin1 (k varchar(20) NOT NULL, v text, c char(5), e enum('ä','é') , PRIMARY KEY (k)) CHARACTER SET latin1
//
INSERT INTO t_latin1 VALUES ('äöü','€‚ƒ„…†‡ˆ‰Š‹Œ',x'8081','ä'),('ÿ',x'80818d8f909dffa0a1',x'9d','é'),('z','','',NULL)
//
CREATE TABLE t_charsets (id int NOT NULL PRIMARY KEY, a varchar(20) CHARACTER SET cp1250, b varchar(20) CHARACTER SET sjis, c varchar(20) CHARACTER SET ucs2, d varchar(20) CHARACTER SET utf16, e varchar(20) CHARACTER SET utf32, f varchar(20) CHARACTER SET koi8r, g varchar(20) CHARACTER SET gbk, h varchar(20) CHARACTER SET cp932, i varchar(20) CHARACTER SET big5, j varchar(20) CHARACTER SET euckr, k varchar(20) CHARACTER SET cp850, l varchar(20) CHARACTER SET latin2, m varchar(20) CHARACTER SET greek, n varchar(20) CHARACTER SET ujis, o varchar(20) CHARACTER SET utf16le, p varchar(20) CHARACTER SET cp1251, q varchar(20) CHARACTER SET hebrew, r varchar(20) CHARACTER SET ascii)
//
INSERT INTO t_charsets VALUES (1,'Žluťoučký kůň','ソ表ーｱ','ÄΩЖ','😀é','😀','Привет','中文','ソ①','中文','한국어','äöü╔','ő','Ωμέγα','日本ソ','😀a','Ёж','שלום','plain'),(2,'','','','','','','','','','','','','','','','','',''),(3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)
//
CREATE TABLE t_nul (id int NOT NULL PRIMARY KEY, a varchar(20), b text)
//
INSERT INTO t_nul VALUES (1,'a\0b','fine'),(2,'ok','\0'),(3,'ok','ok'),(4,'\0\0','\0x')
//
CREATE TABLE t_nul_key (k varchar(20) NOT NULL PRIMARY KEY, v int) COLLATE utf8mb4_bin
//
INSERT INTO t_nul_key VALUES ('a\0',1),('a',2),('b',3)
//
CREATE TABLE t_empty_null (id int NOT NULL PRIMARY KEY, a varchar(5) NOT NULL DEFAULT '', b varchar(5), c blob, d varbinary(5), e char(0), f varchar(0), g binary(3))
//
INSERT INTO t_empty_null VALUES (1,'',NULL,'','','','',''),(2,' ','',NULL,NULL,NULL,NULL,NULL),(3,'  ','  ',' ','  ','','','a'),(4,'a ','NULL','\0','\0\0','','','\0b')
//
CREATE TABLE t_ci_key (k varchar(30) COLLATE utf8mb4_general_ci NOT NULL, n int, PRIMARY KEY (k))
//
INSERT INTO t_ci_key VALUES ('Straße',1),('apple',2),('Zebra',3),('éa',4),('f',5),('ab  ',6),('A-b',7),('_x',8),('10',9),('9',10)
//
CREATE TABLE t_ci_unique (id int NOT NULL PRIMARY KEY, k varchar(30) COLLATE latin1_german1_ci, UNIQUE KEY (k)) CHARACTER SET latin1
//
INSERT INTO t_ci_unique VALUES (1,'Ärger'),(2,'b'),(3,NULL),(4,NULL),(5,'C ')
//
CREATE TABLE t_bin_key (k varchar(30) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, v int)
//
INSERT INTO t_bin_key VALUES ('a',1),('A',2),('ä',3),('Ä',4),('😀',5),('a\'b',6),('a\\b',7),('a"b',8)
//
/* mariadb */ CREATE TABLE t_nopad_key (k varchar(30) COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY, v int)
//
/* mysql */ CREATE TABLE t_nopad_key (k varchar(30) COLLATE utf8mb4_0900_as_cs NOT NULL PRIMARY KEY, v int)
//
INSERT INTO t_nopad_key VALUES ('a',1),('a ',2),('a  ',3),('',4),(' ',5)
//
CREATE TABLE t_prefix_key (k text NOT NULL, b blob NOT NULL, v int, PRIMARY KEY (k(20), b(10)))
//
INSERT INTO t_prefix_key VALUES (repeat('x',15),'b1',1),('same prefix same pref','b2',2),('other prefix','\0\0',3)
//
CREATE TABLE t_enum (id int NOT NULL PRIMARY KEY, e enum('a','it''s','ä,ö','"q"','','\\b') NOT NULL, s set('x','it''s','ä','"q"','y z'), f enum('1','2','3'))
//
INSERT INTO t_enum VALUES (1,'a','x,it''s',1),(2,'it''s','',2),(3,'ä,ö','ä,"q",y z','3'),(4,'"q"',NULL,NULL),(5,'','x,it''s,ä,"q",y z',3),(6,'\\b','y z','2')
//
SET sql_mode = 'ALLOW_INVALID_DATES'
//
CREATE TABLE t_enum_zero (id int NOT NULL PRIMARY KEY, e enum('a','b') NOT NULL, f enum('','x'), s set('p','q'))
//
INSERT IGNORE INTO t_enum_zero VALUES (1,'a','x','p'),(2,'nope','nope','zzz'),(3,'b','','p,q'),(4,'','','')
//
SET sql_mode = DEFAULT
//
CREATE TABLE t_enum_key (e enum('z','m','a') NOT NULL, s set('q','b') NOT NULL, v int, PRIMARY KEY (e, s))
//
INSERT INTO t_enum_key VALUES ('z','q',1),('m','',2),('a','q,b',3),('z','b',4)
//
CREATE TABLE t_set64 (id int PRIMARY KEY, s set('a0','a1','a2','a3','a4','a5','a6','a7','a8','a9','b0','b1','b2','b3','b4','b5','b6','b7','b8','b9','c0','c1','c2','c3','c4','c5','c6','c7','c8','c9','d0','d1','d2','d3','d4','d5','d6','d7','d8','d9','e0','e1','e2','e3','e4','e5','e6','e7','e8','e9','f0','f1','f2','f3','f4','f5','f6','f7','f8','f9','g0','g1','g2','g3'))
//
INSERT INTO t_set64 VALUES (1,'a0,g3'),(2,18446744073709551615),(3,''),(4,NULL),(5,9223372036854775808)
//
CREATE TABLE t_json (id int NOT NULL PRIMARY KEY, j json, k json NOT NULL)
//
INSERT INTO t_json VALUES (6,'{"x": 1e300, "y": -0.0, "z": 18446744073709551615}','[1,2]')
//
/* mysql */ INSERT INTO t_json VALUES (1,'{"b": 1, "a": [1, 2.50, "ü", null, true], "a": 2}','[]'),(2,NULL,'null'),(3,'"😀\\u0041"','123456789012345678901234567890.123456789'),(5,'{ "spaced" :  [ ] }','1e30')
//
/* mariadb */ INSERT INTO t_json VALUES (1,'{"b": 1, "a": [1, 2.50, "ü", null, true], "a": 2}','[]'),(2,NULL,'null'),(3,'"😀\\u0041"','123456789012345678901234567890.123456789'),(4,'"nul \\u0000 here"','{"k": "\\ud83d\\ude00"}'),(5,'{ "spaced" :  [ ] }','1e400')
//
CREATE TABLE b_binary (k binary(4) NOT NULL PRIMARY KEY, a varbinary(255), b tinyblob, c blob, d mediumblob, e longblob)
//
INSERT INTO b_binary VALUES ('a','','','','',''),(x'00000000',x'00',x'ff00',x'0000',x'5c2e0a',x'5c'),(x'ff000000',repeat(x'ff',255),NULL,NULL,NULL,NULL),(x'61000001','a\\b\n\t',x'80',x'c3a4',x'0d0a',x'1a')
//
CREATE TABLE b_large (id int NOT NULL PRIMARY KEY, t longtext, b longblob, m mediumtext CHARACTER SET latin1)
//
INSERT INTO b_large VALUES (1,repeat('ä😀',700000),repeat(x'00ff5c0a',2000000),repeat('é',3000000)),(2,'small','small','small'),(3,NULL,repeat('b',17825792),NULL)
