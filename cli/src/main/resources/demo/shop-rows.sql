-- Rows of the sample, made by the server itself. Statements end with a line of two slashes.
SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'
//
SET SESSION foreign_key_checks = 0
//
INSERT INTO customer (email, name, status, interests, balance, born, vip, referrer, created)
SELECT concat('c', seq, '@example.org'),
       elt(1 + seq % 8, 'Zoë Müller', 'Søren Ångström', '李小龍', 'O''Brien', 'Ana "la" Peña', 'Владимир', 'Émile 🎹', 'plain'),
       1 + seq % 4, seq % 16, (seq % 200000) / 100 - 500,
       if(seq % 9 = 0, NULL, date_add('1940-01-01', INTERVAL seq % 25000 DAY)),
       seq % 2, if(seq > 100 AND seq % 5 = 0, 1 + seq % 100, NULL),
       date_add('2021-01-01 00:00:00.123456', INTERVAL seq * 61 SECOND)
FROM seq_1_to_50000
//
INSERT INTO address (customer_id, kind, street, zip, city)
SELECT seq, 1 + seq % 2, concat('Straße ', seq % 700), lpad(seq % 9999, 4, '0'), elt(1 + seq % 3, 'Groningen', 'Zürich', 'São Paulo')
FROM seq_1_to_40000
//
INSERT INTO category (parent, title) SELECT if(seq < 10, NULL, seq DIV 10), concat('Category ', seq) FROM seq_1_to_300
//
INSERT INTO product (sku, title, price, weight, volume, attributes, since)
SELECT concat('SKU', lpad(seq, 9, '0')), concat('Product № ', seq), (seq % 100000) / 100,
       if(seq % 11 = 0, NULL, seq / 7), pow(1.0001, seq) * 1e10,
       if(seq % 7 = 0, NULL, json_object('n', seq, 'tags', json_array('a', 'ü', concat('t', seq)), 'half', seq / 2)), 1990 + seq % 40
FROM seq_1_to_5000
//
INSERT INTO product_category SELECT seq, 1 + seq % 300, seq % 5 FROM seq_1_to_5000
//
INSERT INTO `order` (customer_id, state, placed, remark)
SELECT 1 + seq % 50000, 1 + seq % 5, date_add('2022-06-01 12:00:00.250', INTERVAL seq * 37 SECOND), if(seq % 4 = 0, repeat('remark ', seq % 50), NULL)
FROM seq_1_to_30000
//
INSERT INTO order_line (order_id, line, product_id, quantity, price)
SELECT 1000 + seq DIV 2, seq % 2, 1 + seq % 5000, 1 + seq % 9, (seq % 5000) / 100 FROM seq_1_to_59998
//
INSERT INTO payment SELECT unhex(md5(seq)), 1000 + seq, seq / 3, date_add('2023-01-01', INTERVAL seq * 1003 MICROSECOND) FROM seq_1_to_20000
//
INSERT INTO event (customer_id, kind, at, path, millis, amount)
SELECT if(seq % 10 = 0, NULL, 1 + seq % 50000), seq % 256, date_add('2024-01-01 00:00:00.001', INTERVAL seq * 23 SECOND),
       concat('/shop/', seq % 977, '/item/', seq), if(seq % 13 = 0, NULL, seq % 30000), if(seq % 3 = 0, NULL, seq / 7)
FROM seq_1_to_1000000
//
INSERT INTO audit_log
SELECT date_add('2024-01-01', INTERVAL (seq % 500) SECOND), if(seq % 3 = 0, NULL, concat('user', seq % 5)), if(seq % 4 = 0, NULL, 'did it'), seq % 7 / 3
FROM seq_1_to_5000
//
INSERT INTO legacy_date (opened, closed, touched)
SELECT if(seq % 200 = 0, '0000-00-00', date_add('1999-01-01', INTERVAL seq DAY)), if(seq % 300 = 0, '0000-00-00', NULL), if(seq % 2 = 0, NULL, '1000-01-01 00:00:00')
FROM seq_1_to_1200
//
INSERT INTO document (title, body, scan)
SELECT concat('Größe ', seq), repeat(concat('Zeile ', seq, ' – €\n'), 1 + (seq % 60) * 40), if(seq % 5 = 0, NULL, repeat(unhex(sha2(seq, 256)), 1 + (seq % 70) * 30))
FROM seq_1_to_400
//
INSERT INTO document (title, body, scan) VALUES ('eight megabytes', repeat('abcdefgh', 1048576), repeat(x'00ff10', 2796202))
//
INSERT INTO setting VALUES ('currency', '€'), ('Currency', x'80'), ('empty', ''), ('nothing', NULL), ('umlaut', 'äöüß')
//
INSERT INTO price_history SELECT 1 + seq % 5000, date_add('2022-01-01', INTERVAL seq DIV 5000 * 30 DAY), seq / 100 FROM seq_0_to_59999
//
INSERT INTO sensor_reading SELECT seq % 20, date_add('2024-03-30 22:00:00', INTERVAL seq * 1001001 MICROSECOND), seq * 1.1, seq * 1.000000001, seq % 4096 FROM seq_1_to_20000
//
INSERT INTO unsigned_edge VALUES
  (0, 0, 0, 0, 0, 0, 0), (1, 255, 65535, 16777215, 4294967295, 18446744073709551615, 99999999999999999999999999999999999.999999999999999999999999999999),
  (18446744073709551615, NULL, NULL, NULL, NULL, 9223372036854775808, -0.000000000000000000000000000001), (9223372036854775808, 1, 1, 1, 1, 1, 1.5)
//
INSERT INTO department VALUES (1, 'Verkauf', 1), (2, 'Einkauf', 2), (3, 'IT', NULL)
//
INSERT INTO employee SELECT seq, concat('Employee ', seq), 1 + seq % 3, if(seq < 5, NULL, seq DIV 5), 1000 + seq FROM seq_1_to_500
//
INSERT INTO coupon (code, percent, valid_until) SELECT concat('SAVE', seq), seq % 100, date_add('2025-01-01', INTERVAL seq DAY) FROM seq_1_to_300
//
INSERT INTO `Stock Level` SELECT seq, elt(1 + seq % 2, 'Nord', 'Süd'), seq * 3, if(seq % 2, 'a"b', NULL) FROM seq_1_to_2000
//
INSERT INTO Tag (label) SELECT concat('Tag ', seq) FROM seq_1_to_200
//
INSERT INTO tag SELECT concat('tag ', seq), seq FROM seq_1_to_300
//
INSERT INTO work_time
SELECT seq % 500, date_add('2024-01-01', INTERVAL seq DIV 500 DAY), sec_to_time(seq * 97 % 3020399), if(seq % 3, NULL, '-838:59:59.000') FROM seq_0_to_9999
//
INSERT INTO message (sender, subject, body, sent)
SELECT 1 + seq % 50000, elt(1 + seq % 3, '', 'Hello 👋🏽', 'Re: ''quotes'' \\ and tabs'), repeat('😀 text ', 1 + seq % 30), date_add('2024-02-28 23:59:59.999999', INTERVAL seq MINUTE)
FROM seq_1_to_5000
//
INSERT INTO account SELECT seq, concat('owner ', seq), 100000 FROM seq_1_to_1000
//
SET SESSION foreign_key_checks = 1
