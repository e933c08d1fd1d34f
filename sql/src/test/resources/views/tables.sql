CREATE TABLE customer (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(60) NOT NULL,
  email varchar(80) DEFAULT NULL,
  country char(2) NOT NULL DEFAULT 'DE',
  vip tinyint(1) NOT NULL DEFAULT 0,
  born date DEFAULT NULL,
  created datetime NOT NULL,
  changed timestamp NULL DEFAULT NULL,
  balance decimal(12,2) NOT NULL DEFAULT 0.00,
  rating double DEFAULT NULL,
  tags set('new','gold','late') DEFAULT NULL,
  kind enum('person','firm') NOT NULL DEFAULT 'person',
  data json DEFAULT NULL,
  note text,
  UNIQUE KEY (email)
);
CREATE TABLE product (
  sku varchar(20) NOT NULL PRIMARY KEY,
  title varchar(100) NOT NULL,
  price decimal(10,2) NOT NULL,
  weight float DEFAULT NULL,
  stock int unsigned NOT NULL DEFAULT 0,
  parent varchar(20) DEFAULT NULL,
  attributes json DEFAULT NULL
);
CREATE TABLE orders (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id int DEFAULT NULL,
  state enum('new','paid','sent','gone') NOT NULL DEFAULT 'new',
  placed datetime(3) NOT NULL,
  shipped date DEFAULT NULL,
  total decimal(12,2) DEFAULT NULL,
  remark varchar(200) DEFAULT NULL,
  KEY (customer_id)
);
CREATE TABLE item (
  order_id bigint unsigned NOT NULL,
  line smallint NOT NULL,
  sku varchar(20) NOT NULL,
  quantity int NOT NULL,
  price decimal(10,2) NOT NULL,
  discount decimal(4,3) DEFAULT NULL,
  PRIMARY KEY (order_id, line)
);
CREATE TABLE visit (
  id int NOT NULL PRIMARY KEY,
  at timestamp NULL DEFAULT NULL,
  page varchar(40) DEFAULT NULL,
  payload text,
  took time DEFAULT NULL,
  flags bit(4) DEFAULT NULL,
  `year` year DEFAULT NULL,
  tiny tinyint unsigned DEFAULT NULL,
  big bigint unsigned DEFAULT NULL,
  raw varbinary(20) DEFAULT NULL
);
CREATE TABLE tree (
  id int NOT NULL PRIMARY KEY,
  parent int DEFAULT NULL,
  label varchar(30) NOT NULL
);
INSERT INTO customer VALUES
  (1,'Anna','anna@example.org','DE',1,'1980-02-29','2023-01-31 10:20:30','2024-01-01 00:00:00',100.50,4.5,'new,gold','person','{"city": "Ulm", "age": 44, "phones": ["1", "2"], "a": {"b": null}}','likes 100% wool'),
  (2,'Bert','bert@example.org','AT',0,'1999-12-31','2023-02-28 23:59:59',NULL,-20.25,NULL,'','firm','{"city": "Wien", "age": 7.5, "phones": []}',NULL),
  (3,'carl',NULL,'DE',0,NULL,'2024-02-29 12:00:00','2024-06-30 12:30:00',0.00,0,NULL,'person',NULL,''),
  (4,'Änne','anne@example.org','CH',1,'2000-01-01','2024-12-31 00:00:00','2024-12-31 23:59:59',9999999.99,2.25,'late','firm','[1, 2, {"x": "y"}]','under_score'),
  (5,'Dora O''Hara','dora@example.org','AT',0,'1970-06-15','2024-07-04 04:05:06',NULL,55.55,-1.5,'gold,late','person','{"city": "Graz", "age": 30}','back\\slash');
INSERT INTO product VALUES
  ('A-1','Apple',0.50,0.2,100,NULL,'{"color": "red", "sizes": [1, 2]}'),
  ('A-2','Green apple',0.75,0.25,0,'A-1','{"color": "green"}'),
  ('B-1','Bag 10%',12.00,NULL,7,NULL,NULL),
  ('C_1','Cup',3.99,0.4,4294967295,'B-1','{"color": null, "n": 3}');
INSERT INTO orders VALUES
  (1,1,'paid','2024-01-05 08:00:00.123','2024-01-07',13.50,'first'),
  (2,1,'new','2024-01-31 23:59:59.999',NULL,NULL,NULL),
  (3,2,'gone','2024-02-29 00:00:00.000','2024-03-01',7.98,'Second order'),
  (4,NULL,'sent','2024-03-10 15:45:00.500','2024-03-12',0.00,'12abc'),
  (5,4,'paid','2024-12-30 06:07:08.900','2025-01-02',1000.01,'42'),
  (18446744073709551615,5,'new','2025-06-01 00:00:00.000',NULL,3.99,' trim me ');
INSERT INTO item VALUES
  (1,1,'A-1',3,0.50,NULL),(1,2,'B-1',1,12.00,0.000),(3,1,'C_1',2,3.99,0.100),(4,1,'A-2',0,0.75,0.333),
  (5,1,'A-1',7,0.50,0.050),(5,2,'C_1',250,3.99,NULL),(18446744073709551615,1,'C_1',1,3.99,NULL);
INSERT INTO visit VALUES
  (1,'2024-01-01 00:00:00','/home','{"q": "x"}','00:10:20',b'0101',2024,200,18446744073709551615,x'00ff41'),
  (2,'2024-02-29 23:59:59','/cart?x=1','plain','26:00:00',b'0000',1999,0,0,x''),
  (3,'2024-12-30 12:00:00','/a/b/c','[1,2]','-05:30:00',b'1111',2155,255,9223372036854775807,x'61626300'),
  (4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
  (5,'2024-06-15 18:30:00','/Home','a,b,,c','00:00:00',b'1000',1970,1,42,x'7f');
INSERT INTO tree VALUES (1,NULL,'root'),(2,1,'left'),(3,1,'right'),(4,2,'leaf'),(5,4,'deep'),(6,NULL,'other');
