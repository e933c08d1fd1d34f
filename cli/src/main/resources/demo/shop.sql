-- The sample: a small shop with the awkward parts of MySQL and MariaDB. Statements end with a line of two slashes.
CREATE TABLE customer (
  id bigint unsigned NOT NULL AUTO_INCREMENT COMMENT 'never reused',
  email varchar(190) NOT NULL,
  name varchar(100) NOT NULL,
  status enum('new','active','locked','it''s closed') NOT NULL DEFAULT 'new',
  interests set('books','music','garden','tools') DEFAULT NULL,
  balance decimal(12,2) NOT NULL DEFAULT 0.00,
  born date DEFAULT NULL,
  vip tinyint(1) NOT NULL DEFAULT 0,
  referrer bigint unsigned DEFAULT NULL,
  created datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY email (email),
  KEY name (name(20)),
  KEY referrer (referrer),
  CONSTRAINT customer_referrer FOREIGN KEY (referrer) REFERENCES customer (id) ON DELETE SET NULL
) COMMENT='who buys; "quoted" and it''s fine'
//
CREATE TABLE address (
  id int unsigned NOT NULL AUTO_INCREMENT,
  customer_id bigint unsigned NOT NULL,
  kind enum('invoice','delivery') NOT NULL,
  street varchar(200) NOT NULL,
  zip char(10) NOT NULL,
  city varchar(80) NOT NULL,
  country char(2) NOT NULL DEFAULT 'NL',
  PRIMARY KEY (id),
  UNIQUE KEY customer_kind (customer_id, kind, id),
  CONSTRAINT address_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE ON UPDATE CASCADE
)
//
CREATE TABLE category (
  id smallint unsigned NOT NULL AUTO_INCREMENT,
  parent smallint unsigned DEFAULT NULL,
  title varchar(60) NOT NULL,
  PRIMARY KEY (id),
  KEY parent (parent),
  CONSTRAINT category_parent FOREIGN KEY (parent) REFERENCES category (id) ON DELETE CASCADE
)
//
CREATE TABLE product (
  id int unsigned NOT NULL AUTO_INCREMENT,
  sku char(12) NOT NULL,
  title varchar(150) NOT NULL,
  price decimal(10,2) NOT NULL,
  weight float DEFAULT NULL,
  volume double DEFAULT NULL,
  attributes json DEFAULT NULL,
  since year NOT NULL DEFAULT 2020,
  gross decimal(12,4) GENERATED ALWAYS AS (price * 1.21) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY sku (sku),
  CONSTRAINT price_positive CHECK (price >= 0)
)
//
CREATE TABLE product_category (
  product_id int unsigned NOT NULL,
  category_id smallint unsigned NOT NULL,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id, category_id),
  KEY category_id (category_id),
  CONSTRAINT pc_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT pc_category FOREIGN KEY (category_id) REFERENCES category (id) ON DELETE CASCADE
)
//
CREATE TABLE `order` (
  id bigint NOT NULL AUTO_INCREMENT,
  customer_id bigint unsigned NOT NULL,
  state enum('open','paid','sent','done','cancelled') NOT NULL DEFAULT 'open',
  placed timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  total decimal(14,2) NOT NULL DEFAULT 0.00,
  remark text DEFAULT NULL,
  PRIMARY KEY (id),
  KEY customer_id (customer_id),
  KEY placed (placed),
  CONSTRAINT order_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
) AUTO_INCREMENT=1000
//
CREATE TABLE order_line (
  order_id bigint NOT NULL,
  line smallint NOT NULL,
  product_id int unsigned NOT NULL,
  quantity int unsigned NOT NULL,
  price decimal(10,2) NOT NULL,
  PRIMARY KEY (order_id, line),
  KEY product_id (product_id),
  CONSTRAINT line_order FOREIGN KEY (order_id) REFERENCES `order` (id) ON DELETE CASCADE,
  CONSTRAINT line_product FOREIGN KEY (product_id) REFERENCES product (id)
)
//
CREATE TABLE payment (
  id binary(16) NOT NULL,
  order_id bigint DEFAULT NULL,
  amount decimal(14,2) NOT NULL,
  paid datetime(3) NOT NULL,
  PRIMARY KEY (id),
  KEY order_id (order_id),
  CONSTRAINT payment_order FOREIGN KEY (order_id) REFERENCES `order` (id) ON DELETE SET NULL
)
//
CREATE TABLE event (
  id bigint NOT NULL AUTO_INCREMENT,
  customer_id bigint unsigned DEFAULT NULL,
  kind tinyint unsigned NOT NULL,
  at datetime(3) NOT NULL,
  path varchar(120) NOT NULL,
  millis int DEFAULT NULL,
  amount decimal(10,4) DEFAULT NULL,
  PRIMARY KEY (id),
  KEY at (at)
)
//
CREATE TABLE audit_log (
  at datetime(6) NOT NULL,
  actor varchar(60) DEFAULT NULL,
  what varchar(200) DEFAULT NULL,
  score float DEFAULT NULL
)
//
CREATE TABLE legacy_date (
  id int NOT NULL AUTO_INCREMENT,
  opened date NOT NULL DEFAULT '2000-01-01',
  closed date DEFAULT NULL,
  touched datetime DEFAULT NULL,
  PRIMARY KEY (id)
)
//
CREATE TABLE document (
  id int NOT NULL AUTO_INCREMENT,
  title varchar(100) CHARACTER SET latin1 NOT NULL,
  body longtext DEFAULT NULL,
  scan longblob DEFAULT NULL,
  PRIMARY KEY (id)
)
//
CREATE TABLE setting (
  name varchar(50) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  value varchar(200) CHARACTER SET latin1 DEFAULT NULL,
  PRIMARY KEY (name)
)
//
CREATE TABLE price_history (
  product_id int unsigned NOT NULL,
  valid_from date NOT NULL,
  price decimal(10,2) NOT NULL,
  PRIMARY KEY (product_id, valid_from)
)
PARTITION BY RANGE (year(valid_from)) (
  PARTITION p2023 VALUES LESS THAN (2024),
  PARTITION p2024 VALUES LESS THAN (2025),
  PARTITION rest VALUES LESS THAN MAXVALUE
)
//
CREATE TABLE sensor_reading (
  sensor smallint NOT NULL,
  at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  low float NOT NULL,
  high double NOT NULL,
  alarms bit(12) NOT NULL DEFAULT b'0',
  PRIMARY KEY (sensor, at)
)
//
CREATE TABLE unsigned_edge (
  id bigint unsigned NOT NULL,
  tiny tinyint unsigned DEFAULT NULL,
  small smallint unsigned DEFAULT NULL,
  medium mediumint unsigned DEFAULT NULL,
  normal int unsigned DEFAULT NULL,
  big bigint unsigned DEFAULT NULL,
  exact decimal(65,30) DEFAULT NULL,
  PRIMARY KEY (id)
)
//
CREATE TABLE department (
  id int NOT NULL,
  name varchar(40) NOT NULL,
  head int DEFAULT NULL,
  PRIMARY KEY (id),
  KEY head (head)
)
//
CREATE TABLE employee (
  id int NOT NULL,
  name varchar(60) NOT NULL,
  department int NOT NULL,
  manager int DEFAULT NULL,
  salary decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (id),
  KEY department (department),
  KEY manager (manager),
  CONSTRAINT employee_department FOREIGN KEY (department) REFERENCES department (id),
  CONSTRAINT employee_manager FOREIGN KEY (manager) REFERENCES employee (id) ON DELETE SET NULL
)
//
ALTER TABLE department ADD CONSTRAINT department_head FOREIGN KEY (head) REFERENCES employee (id)
//
CREATE TABLE coupon (
  code varchar(20) NOT NULL,
  percent tinyint unsigned NOT NULL,
  valid_until date NOT NULL,
  label varchar(60) GENERATED ALWAYS AS (concat(code, ' ', percent, '%')) VIRTUAL,
  PRIMARY KEY (code)
)
//
CREATE TABLE `Stock Level` (
  `select` int NOT NULL,
  `Warehouse` varchar(20) NOT NULL,
  `count` int NOT NULL DEFAULT 0,
  `a "quoted" name` varchar(10) DEFAULT NULL,
  PRIMARY KEY (`select`, `Warehouse`)
)
//
CREATE TABLE Tag (
  id int NOT NULL AUTO_INCREMENT,
  label varchar(40) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY label (label)
)
//
CREATE TABLE tag (
  label varchar(40) NOT NULL,
  uses int NOT NULL DEFAULT 0,
  PRIMARY KEY (label)
)
//
CREATE TABLE work_time (
  employee int NOT NULL,
  day date NOT NULL,
  worked time NOT NULL,
  overtime time(3) DEFAULT NULL,
  PRIMARY KEY (employee, day)
)
//
CREATE TABLE message (
  id bigint NOT NULL AUTO_INCREMENT,
  sender bigint unsigned DEFAULT NULL,
  subject varchar(100) NOT NULL DEFAULT '',
  body mediumtext NOT NULL,
  sent datetime(6) NOT NULL,
  PRIMARY KEY (id),
  KEY sender (sender),
  CONSTRAINT message_sender FOREIGN KEY (sender) REFERENCES customer (id) ON DELETE CASCADE
)
//
CREATE TABLE account (
  id int NOT NULL,
  owner varchar(40) NOT NULL,
  cents bigint NOT NULL,
  PRIMARY KEY (id)
)
//
CREATE TABLE empty_table (
  id int NOT NULL AUTO_INCREMENT,
  note varchar(20) DEFAULT NULL,
  PRIMARY KEY (id)
)
//
CREATE VIEW active_customer AS SELECT id, email, name, balance FROM customer WHERE status = 'active'
//
CREATE VIEW order_total AS
  SELECT o.id, o.customer_id, count(l.line) AS line_count, coalesce(sum(l.quantity * l.price), 0) AS amount
  FROM `order` o LEFT JOIN order_line l ON l.order_id = o.id
  GROUP BY o.id, o.customer_id
//
CREATE VIEW category_tree AS
  SELECT c.id, c.title, p.title AS parent_title FROM category c LEFT JOIN category p ON p.id = c.parent
//
CREATE VIEW product_label AS SELECT id, concat(sku, ' ', title) AS label, round(price, 1) AS about FROM product
//
CREATE VIEW busy_day AS SELECT cast(at AS date) AS day, count(*) AS events FROM event GROUP BY cast(at AS date)
//
CREATE VIEW unpaid AS
  SELECT o.id FROM `order` o WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.order_id = o.id)
//
CREATE TRIGGER order_line_added AFTER INSERT ON order_line FOR EACH ROW
  UPDATE `order` SET total = total + NEW.quantity * NEW.price WHERE id = NEW.order_id
//
CREATE TRIGGER customer_renamed AFTER UPDATE ON customer FOR EACH ROW
  INSERT INTO audit_log (at, actor, what, score)
  SELECT now(6), 'trigger', concat('renamed to ', NEW.name), NULL FROM dual WHERE NEW.name <> OLD.name
//
CREATE TRIGGER tag_lower BEFORE INSERT ON tag FOR EACH ROW SET NEW.label = lower(NEW.label)
//
CREATE FUNCTION order_state(p_order bigint) RETURNS varchar(20) READS SQL DATA
  RETURN (SELECT state FROM `order` WHERE id = p_order)
//
CREATE FUNCTION net(gross decimal(12,2)) RETURNS decimal(12,2) DETERMINISTIC RETURN round(gross / 1.21, 2)
//
CREATE PROCEDURE close_order(IN p_order bigint)
BEGIN
  UPDATE `order` SET state = 'done' WHERE id = p_order;
  INSERT INTO audit_log (at, actor, what) VALUES (now(6), current_user(), concat('closed ', p_order));
END
//
CREATE PROCEDURE forget_customer(IN p_customer bigint unsigned)
BEGIN
  DELETE FROM customer WHERE id = p_customer;
END
