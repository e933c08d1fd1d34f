CREATE TABLE p_range (id int NOT NULL, at date NOT NULL, v int, PRIMARY KEY (id, at)) PARTITION BY RANGE (to_days(at)) (PARTITION p0 VALUES LESS THAN (to_days('2020-01-01')), PARTITION p1 VALUES LESS THAN (to_days('2024-01-01')), PARTITION pm VALUES LESS THAN MAXVALUE)
//
INSERT INTO p_range VALUES (1,'1999-01-01',1),(2,'2021-06-01',2),(3,'2030-01-01',3)
//
CREATE TABLE p_range_columns (a int NOT NULL, b varchar(10) NOT NULL, v int, PRIMARY KEY (a, b)) PARTITION BY RANGE COLUMNS (a, b) (PARTITION p0 VALUES LESS THAN (10,'m'), PARTITION p1 VALUES LESS THAN (MAXVALUE, MAXVALUE))
//
INSERT INTO p_range_columns VALUES (1,'z',1),(10,'a',2),(10,'z',3),(99,'',4)
//
CREATE TABLE p_list (id int NOT NULL, region varchar(10) NOT NULL, v int, PRIMARY KEY (id, region)) PARTITION BY LIST COLUMNS (region) (PARTITION eu VALUES IN ('nl','de'), PARTITION us VALUES IN ('us',''))
//
INSERT INTO p_list VALUES (1,'nl',1),(2,'us',2),(3,'',3)
//
CREATE TABLE p_hash (id bigint NOT NULL PRIMARY KEY, v int) PARTITION BY HASH (id) PARTITIONS 4
//
INSERT INTO p_hash SELECT seq * 977, seq FROM seq_1_to_400
//
CREATE TABLE p_key (id varchar(20) NOT NULL PRIMARY KEY, v int) PARTITION BY KEY () PARTITIONS 3
//
INSERT INTO p_key SELECT concat('k', seq), seq FROM seq_1_to_100
//
CREATE TABLE p_sub (id int NOT NULL, y int NOT NULL, v int, PRIMARY KEY (id, y)) PARTITION BY RANGE (y) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE)
//
INSERT INTO p_sub VALUES (1,1999,1),(2,2001,2),(3,2001,3)
//
CREATE TABLE e_myisam (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, v varchar(20), FULLTEXT KEY (v)) ENGINE=MyISAM
//
INSERT INTO e_myisam (v) VALUES ('a'),('b'),(NULL)
//
CREATE TABLE e_memory (id int NOT NULL PRIMARY KEY, v varchar(20), KEY USING HASH (v)) ENGINE=MEMORY
//
INSERT INTO e_memory VALUES (1,'a'),(2,'b')
//
/* mariadb */ CREATE TABLE e_aria (id int NOT NULL PRIMARY KEY, v varchar(20)) ENGINE=Aria TRANSACTIONAL=1
//
/* mariadb */ INSERT INTO e_aria VALUES (1,'a'),(2,'b')
//
/* mariadb */ CREATE TABLE e_versioned (id int NOT NULL PRIMARY KEY, v int) WITH SYSTEM VERSIONING
//
/* mariadb */ INSERT INTO e_versioned VALUES (1,1),(2,2),(3,3)
//
/* mariadb */ UPDATE e_versioned SET v = 20 WHERE id = 2
//
/* mariadb */ DELETE FROM e_versioned WHERE id = 3
//
/* mariadb */ CREATE TABLE e_compressed (id int NOT NULL PRIMARY KEY, a text COMPRESSED, b blob COMPRESSED, c varchar(2000) COMPRESSED)
//
/* mariadb */ INSERT INTO e_compressed VALUES (1,repeat('ä',10000),repeat(x'00ff',5000),repeat('x',2000)),(2,'','',''),(3,NULL,NULL,NULL),(4,'short',x'00','s')
//
CREATE TABLE e_row_compressed (id int NOT NULL PRIMARY KEY, v text) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8
//
INSERT INTO e_row_compressed VALUES (1,repeat('abc',1000)),(2,NULL)
//
CREATE TABLE e_row_redundant (id int NOT NULL PRIMARY KEY, a int, v varchar(300)) ROW_FORMAT=REDUNDANT
//
INSERT INTO e_row_redundant VALUES (1,1,repeat('é',300)),(2,2,'')
//
/* mariadb */ CREATE TABLE e_uuid (id uuid NOT NULL PRIMARY KEY, a inet6, b inet4, c uuid)
//
/* mariadb */ INSERT INTO e_uuid VALUES ('123e4567-e89b-12d3-a456-426655440000','2001:db8::ff00:42:8329','192.168.0.1','ffffffff-ffff-ffff-ffff-ffffffffffff'),('00000000-0000-0000-0000-000000000000','::','0.0.0.0',NULL),('f47ac10b-58cc-1372-8567-0e02b2c3d479','::ffff:192.0.2.128','255.255.255.255','123e4567-e89b-12d3-a456-426655440001'),('f47ac10b-58cc-7372-8567-0e02b2c3d479',NULL,NULL,NULL)
//
CREATE TABLE e_geometry (id int NOT NULL PRIMARY KEY, g geometry NOT NULL, p point, l linestring, y polygon, SPATIAL KEY (g))
//
INSERT INTO e_geometry VALUES (1,point(1,2),point(0.1,-0.0),ST_GeomFromText('LINESTRING(0 0,1 1)'),ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')),(2,ST_GeomFromText('POINT(5 6)',4326),NULL,NULL,NULL)
//
/* mariadb */ CREATE SEQUENCE e_sequence START WITH 100 INCREMENT BY 10
//
/* mariadb */ CREATE TABLE e_sequence_user (id bigint NOT NULL DEFAULT nextval(e_sequence) PRIMARY KEY, v int)
//
/* mariadb */ INSERT INTO e_sequence_user (v) VALUES (1),(2),(3)
//
/* mysql */ CREATE VIEW v_simple AS SELECT id, v FROM k_empty UNION ALL SELECT id, v FROM e_memory
//
/* mariadb */ CREATE VIEW v_simple AS SELECT id, v FROM k_empty UNION ALL SELECT id, v FROM e_aria
//
CREATE VIEW `v we"ird` AS SELECT `i'd` AS `x'y`, concat(`a"b`, '-', `c.d`) AS c FROM `we``ird "ta.ble's – ñ`
//
/* mariadb */ CREATE TRIGGER tr_aria BEFORE INSERT ON e_aria FOR EACH ROW SET NEW.v = upper(NEW.v)
//
CREATE PROCEDURE do_nothing() SELECT 1
//
CREATE TABLE z_bank (id int NOT NULL PRIMARY KEY, balance decimal(20,2) NOT NULL)
//
INSERT INTO z_bank SELECT seq, 100 FROM seq_1_to_100
//
CREATE TABLE z_bulk (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, t varchar(40), n double)
//
INSERT INTO z_bulk (t, n) SELECT concat('row ', seq), seq / 7 FROM seq_1_to_150000
