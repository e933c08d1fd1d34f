-- joins
CREATE VIEW j_using AS SELECT order_id, line, title, item.price AS paid, product.price AS now FROM item JOIN product USING (sku);
CREATE VIEW j_left AS SELECT c.id, c.name, o.id AS order_id, o.total FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.state <> 'gone';
CREATE VIEW j_right AS SELECT c.name, o.id FROM customer c RIGHT JOIN orders o ON o.customer_id = c.id;
CREATE VIEW j_cross AS SELECT c.id, t.id AS t FROM customer c CROSS JOIN tree t WHERE c.id < t.id;
CREATE VIEW j_comma AS SELECT c.name, o.total FROM customer c, orders o WHERE c.id = o.customer_id;
CREATE VIEW j_nested AS SELECT c.name, i.sku FROM customer c LEFT JOIN (orders o JOIN item i ON i.order_id = o.id) ON o.customer_id = c.id;
CREATE VIEW j_natural AS SELECT * FROM (SELECT sku, quantity FROM item) a NATURAL JOIN (SELECT sku, title FROM product) b;
CREATE VIEW j_self AS SELECT a.label AS child, b.label AS parent FROM tree a LEFT JOIN tree b ON b.id = a.parent;
CREATE VIEW j_straight AS SELECT c.name, o.id FROM customer c STRAIGHT_JOIN orders o ON o.customer_id = c.id;
CREATE VIEW j_exists AS SELECT name FROM customer c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.state = 'gone');
CREATE VIEW j_in AS SELECT name FROM customer WHERE id IN (SELECT customer_id FROM orders WHERE total > 5) OR id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL);
CREATE VIEW j_rowin AS SELECT order_id, line FROM item WHERE (order_id, line) IN (SELECT order_id, MAX(line) FROM item GROUP BY order_id);
CREATE VIEW j_all AS SELECT id FROM orders WHERE total >= ALL (SELECT total FROM orders WHERE total IS NOT NULL);
CREATE VIEW j_any AS SELECT id FROM orders WHERE total < ANY (SELECT price FROM product);
CREATE VIEW j_scalar AS SELECT name, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS n, (SELECT MAX(total) FROM orders o WHERE o.customer_id = c.id) AS m FROM customer c;
CREATE VIEW j_derived AS SELECT x.state, x.n FROM (SELECT state, COUNT(*) AS n FROM orders GROUP BY state) x WHERE x.n > 1;
-- grouping
CREATE VIEW g_plain AS SELECT country, COUNT(*) AS n, SUM(balance) AS s, AVG(balance) AS a, MIN(name) AS lo, MAX(created) AS hi FROM customer GROUP BY country;
CREATE VIEW g_key AS SELECT c.id, c.name, c.email, COUNT(o.id) AS n FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id;
CREATE VIEW g_loose AS SELECT o.customer_id, c.name, SUM(o.total) AS s FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY o.customer_id;
CREATE VIEW g_having AS SELECT customer_id, SUM(total) AS s FROM orders GROUP BY customer_id HAVING s > 5 AND COUNT(*) >= 1;
CREATE VIEW g_expr AS SELECT YEAR(placed) AS y, MONTH(placed) AS m, COUNT(*) AS n, SUM(IF(state = 'paid', 1, 0)) AS paid FROM orders GROUP BY YEAR(placed), MONTH(placed);
CREATE VIEW g_alias AS SELECT DATE(placed) AS day, COUNT(*) AS n FROM orders GROUP BY day;
CREATE VIEW g_position AS SELECT state, COUNT(*) AS n FROM orders GROUP BY 1 ORDER BY 2 DESC, 1;
CREATE VIEW g_rollup AS SELECT country, kind, COUNT(*) AS n FROM customer GROUP BY country, kind WITH ROLLUP;
CREATE VIEW g_distinct AS SELECT COUNT(DISTINCT country) AS c, COUNT(DISTINCT country, kind) AS ck, SUM(DISTINCT vip) AS v FROM customer;
CREATE VIEW g_concat AS SELECT order_id, GROUP_CONCAT(sku ORDER BY line DESC SEPARATOR '; ') AS skus, GROUP_CONCAT(DISTINCT quantity ORDER BY quantity) AS q FROM item GROUP BY order_id;
CREATE VIEW g_booleans AS SELECT SUM(total > 5) AS big, SUM(state = 'paid' AND total IS NOT NULL) AS paid, COUNT(state = 'new' OR NULL) AS fresh FROM orders;
CREATE VIEW g_bits AS SELECT BIT_OR(tiny) AS o, BIT_AND(tiny) AS a, BIT_XOR(tiny) AS x FROM visit WHERE tiny IS NOT NULL;
CREATE VIEW g_std AS SELECT ROUND(STDDEV(balance), 4) AS s, ROUND(VAR_SAMP(balance), 4) AS v, ROUND(STDDEV_SAMP(price), 6) AS p FROM customer JOIN product;
CREATE VIEW g_empty AS SELECT COUNT(*) AS n, SUM(total) AS s, MAX(total) AS m, GROUP_CONCAT(remark) AS g FROM orders WHERE id < 0;
CREATE VIEW g_avg_int AS SELECT AVG(quantity) AS a, SUM(quantity) AS s, AVG(rating) AS r FROM item JOIN customer;
CREATE VIEW g_json AS SELECT country, JSON_ARRAYAGG(id) AS ids, JSON_OBJECTAGG(id, name) AS names FROM customer WHERE country = 'CH' GROUP BY country;
CREATE VIEW g_minmax_enum AS SELECT customer_id, MAX(state) AS m FROM orders GROUP BY customer_id;
-- unions, order, limits
CREATE VIEW u_all AS SELECT id, name AS label FROM customer UNION ALL SELECT id, label FROM tree;
CREATE VIEW u_distinct AS SELECT country AS c FROM customer UNION SELECT LEFT(sku, 2) FROM product;
CREATE VIEW u_order AS (SELECT id, name AS label FROM customer WHERE id < 3) UNION ALL (SELECT id, label FROM tree WHERE id > 4) ORDER BY label LIMIT 3;
CREATE VIEW u_types AS SELECT 1 AS x UNION ALL SELECT 2.5 UNION ALL SELECT price FROM product;
CREATE VIEW u_text_number AS SELECT id AS x FROM tree WHERE id < 3 UNION ALL SELECT label FROM tree WHERE id > 4;
CREATE VIEW u_nulls AS SELECT NULL AS x, 1 AS y UNION ALL SELECT 'a', NULL;
-- refused on MySQL
CREATE VIEW u_mixed AS (SELECT placed AS x FROM orders WHERE id = 3) UNION ALL (SELECT total FROM orders WHERE id = 1 UNION ALL SELECT remark FROM orders WHERE id = 1);
CREATE VIEW o_alias AS SELECT id AS i, state AS s FROM orders ORDER BY s, i DESC;
CREATE VIEW u_limit AS (SELECT id FROM tree ORDER BY id DESC LIMIT 2) UNION ALL (SELECT id FROM customer ORDER BY id LIMIT 1);
CREATE VIEW o_limit AS SELECT id, name FROM customer ORDER BY born IS NULL, born DESC LIMIT 2 OFFSET 1;
CREATE VIEW o_limit_comma AS SELECT id FROM customer ORDER BY id LIMIT 1, 2;
CREATE VIEW o_nulls AS SELECT id FROM customer ORDER BY born LIMIT 1;
CREATE VIEW o_nulls_desc AS SELECT id FROM customer ORDER BY born DESC LIMIT 4;
CREATE VIEW o_enum AS SELECT id FROM orders ORDER BY state DESC, id LIMIT 2;
CREATE VIEW o_field AS SELECT id, state FROM orders ORDER BY FIELD(state, 'sent', 'new', 'paid'), id LIMIT 3;
CREATE VIEW o_distinct AS SELECT DISTINCT country FROM customer ORDER BY country;
-- windows and common tables
CREATE VIEW w_number AS SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS n, RANK() OVER (ORDER BY total) AS r, DENSE_RANK() OVER (ORDER BY state) AS d FROM orders;
CREATE VIEW w_sum AS SELECT order_id, line, SUM(price * quantity) OVER (PARTITION BY order_id ORDER BY line) AS running, SUM(quantity) OVER () AS whole FROM item;
-- refused on MariaDB
CREATE VIEW w_lag AS SELECT id, LAG(total) OVER (ORDER BY id) AS before_, LEAD(total, 1, 0) OVER (ORDER BY id) AS after_, FIRST_VALUE(state) OVER (ORDER BY id) AS f, NTILE(2) OVER (ORDER BY id) AS t FROM orders;
CREATE VIEW w_frame AS SELECT id, AVG(total) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, PERCENT_RANK() OVER (ORDER BY total) AS p FROM orders;
CREATE VIEW w_named AS SELECT id, COUNT(*) OVER w AS c, MAX(total) OVER w AS m FROM orders WINDOW w AS (PARTITION BY state);
CREATE VIEW c_plain AS WITH big AS (SELECT * FROM orders WHERE total > 5), n AS (SELECT COUNT(*) AS n FROM big) SELECT big.id, n.n FROM big CROSS JOIN n;
CREATE VIEW c_recursive AS WITH RECURSIVE path AS (SELECT id, parent, CAST(label AS CHAR(200)) AS p, 0 AS depth FROM tree WHERE parent IS NULL UNION ALL SELECT t.id, t.parent, CONCAT(path.p, '/', t.label), depth + 1 FROM tree t JOIN path ON t.parent = path.id) SELECT * FROM path;
CREATE VIEW c_numbers AS WITH RECURSIVE seq AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM seq WHERE n < 10) SELECT n, n * n AS q, n DIV 3 AS d, n % 3 AS m, n / 4 AS f FROM seq;
-- numbers
CREATE VIEW n_division AS SELECT order_id, line, quantity / 3 AS a, price / quantity AS b, quantity DIV 2 AS c, -7 DIV 2 AS d, quantity % 4 AS e, MOD(quantity, 0) AS f, price / 0 AS g FROM item;
CREATE VIEW n_round AS SELECT ROUND(price * 1.175, 2) AS a, ROUND(price) AS b, TRUNCATE(price, 1) AS c, CEIL(price) AS d, FLOOR(-price) AS e, ROUND(1234.5, -2) AS f, ROUND(-2.5) AS g, ABS(-price) AS h, SIGN(price) AS i FROM item;
CREATE VIEW n_functions AS SELECT id, POW(id, 2) AS a, ROUND(SQRT(id), 6) AS b, ROUND(LN(id), 6) AS c, ROUND(EXP(1), 6) AS e, GREATEST(id, 3) AS f, LEAST(id, 3, 2) AS g, CONV(id, 10, 2) AS h FROM tree;
CREATE VIEW n_format AS SELECT FORMAT(balance, 2) AS a, FORMAT(balance, 0) AS b, LPAD(id, 5, '0') AS c, HEX(id) AS d, BIN(id) AS e, OCT(id + 8) AS f FROM customer;
CREATE VIEW n_unsigned AS SELECT id, big - 1 AS a, tiny + 1 AS b, big DIV 2 AS c, -tiny AS d FROM visit WHERE id <> 2;
CREATE VIEW n_null_math AS SELECT id, total + 1 AS a, IFNULL(total, 0) * 2 AS b, COALESCE(total, -1) AS c, NULLIF(total, 0) AS d, ISNULL(total) AS e FROM orders;
CREATE VIEW n_bool AS SELECT id, total > 5 AS big, total > 5 AND state = 'paid' AS both_, NOT vip AS nv, !vip AS nv2, vip + 1 AS v1, vip IS TRUE AS t, (total BETWEEN 1 AND 10) AS w FROM orders o JOIN customer c USING (id);
CREATE VIEW n_nullsafe AS SELECT id, total <=> NULL AS a, total <=> 0 AS b, NOT (total <=> NULL) AS c FROM orders;
CREATE VIEW n_bits AS SELECT id, tiny & 15 AS a, tiny | 256 AS b, tiny ^ 1 AS c, tiny << 2 AS d, tiny >> 1 AS e, BIT_COUNT(tiny) AS f, flags + 0 AS g, flags = b'0101' AS h FROM visit;
CREATE VIEW n_cast AS SELECT CAST(price AS SIGNED) AS a, CAST(price AS DECIMAL(10,1)) AS b, CAST('12' AS UNSIGNED) AS c, CAST(12.5 AS CHAR) AS d, CONVERT(quantity, CHAR) AS e FROM item;
-- refused on MySQL
CREATE VIEW n_cast_double AS SELECT CAST(quantity AS DOUBLE) AS f FROM item;
CREATE VIEW n_text_as_number AS SELECT id, remark + 0 AS a, remark * 2 AS b, SUM(remark) OVER () AS c FROM orders;
CREATE VIEW n_implicit AS SELECT id FROM orders WHERE remark = 42;
CREATE VIEW n_compare_text_date AS SELECT id FROM orders WHERE placed >= '2024-02-01' AND shipped BETWEEN '2024-01-01' AND '2024-12-31';
CREATE VIEW n_case AS SELECT id, CASE state WHEN 'paid' THEN 1 WHEN 'new' THEN 0 ELSE -1 END AS a, CASE WHEN total > 100 THEN 'big' WHEN total IS NULL THEN 'none' END AS b, ELT(2, 'a', 'b') AS c, FIELD(state, 'new', 'paid') AS d FROM orders;
-- stays UNKNOWN_FUNCTION
CREATE VIEW n_interval AS SELECT id, INTERVAL(3, 1, 2, 4) AS e FROM orders;
CREATE VIEW n_if AS SELECT id, IF(total > 5, 'yes', 'no') AS a, IF(total, 1, 0) AS b, IF(vip, balance, 0) AS c, IFNULL(email, 'none') AS d, IF(total > 5, 1, 'x') AS e FROM orders JOIN customer USING (id);
CREATE VIEW n_xor AS SELECT id, vip XOR (balance > 0) AS a, (vip AND balance) AS b, (vip OR balance) AS c FROM customer;
CREATE VIEW n_crc AS SELECT id, CRC32(name) AS c FROM customer;
CREATE VIEW n_md5 AS SELECT id, MD5(email) AS a, SHA2(email, 256) AS c FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW n_sha1 AS SELECT id, SHA1(email) AS b FROM customer;
-- texts
CREATE VIEW t_concat AS SELECT CONCAT(name, ' <', email, '>') AS a, CONCAT_WS(', ', name, email, country) AS b, CONCAT(id, '-', balance) AS c, CONCAT('x', vip) AS d FROM customer;
CREATE VIEW t_parts AS SELECT UPPER(email) AS a, LOWER(name) AS b, LENGTH(name) AS c, CHAR_LENGTH(name) AS d, SUBSTRING(email, 2, 3) AS e, LEFT(name, 2) AS f, RIGHT(name, 2) AS g, SUBSTRING(name, -2) AS h, MID(name, 2) AS i, REVERSE(name) AS j FROM customer;
CREATE VIEW t_trim AS SELECT TRIM(remark) AS a, LTRIM(remark) AS b, RTRIM(remark) AS c, TRIM(LEADING ' t' FROM remark) AS d, TRIM(BOTH 'x' FROM 'xxhixx') AS e, RPAD(remark, 12, '.') AS f, LPAD(remark, 3, '.') AS g, REPEAT('ab', 3) AS h, SPACE(3) AS i FROM orders;
CREATE VIEW t_find AS SELECT INSTR(email, '@') AS a, LOCATE('e', email, 5) AS b, POSITION('n' IN name) AS c, REPLACE(email, 'example', 'sample') AS d, SUBSTRING_INDEX(email, '@', 1) AS e, SUBSTRING_INDEX(email, '.', -1) AS f, FIND_IN_SET('gold', tags) AS g FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW t_insert AS SELECT id, INSERT('Quadratic', 3, 4, 'What') AS h FROM customer;
CREATE VIEW t_like AS SELECT id, note LIKE '%100\%%' AS a, note LIKE '%r\_s%' AS b, note LIKE '%|%%' ESCAPE '|' AS c, note NOT LIKE '%wool' AS d, note LIKE 'back\\\\slash' AS e FROM customer;
-- differs CASE_MAPPING_MAY_DIFFER
CREATE VIEW t_like_case AS SELECT id FROM customer WHERE name LIKE 'a%';
CREATE VIEW t_like_binary AS SELECT id FROM customer WHERE name LIKE BINARY 'a%';
-- differs TEXT_COMPARISON_IGNORED_CASE
CREATE VIEW t_equal_case AS SELECT id FROM customer WHERE name = 'CARL';
-- differs TEXT_COMPARISON_IGNORED_CASE
CREATE VIEW t_in_case AS SELECT id FROM customer WHERE country IN ('de', 'AT');
CREATE VIEW t_regexp AS SELECT id, email REGEXP '^[ab]' AS a, email RLIKE 'org$' AS b, note REGEXP '[0-9]+' AS c, name NOT REGEXP 'x' AS d FROM customer;
CREATE VIEW t_regexp_functions AS SELECT id, REGEXP_REPLACE(email, '[aeiou]', '*') AS a, REGEXP_SUBSTR(email, '[a-z]+') AS b FROM customer;
-- differs REGULAR_EXPRESSION on MySQL
CREATE VIEW t_regexp_instr AS SELECT id, REGEXP_INSTR(email, '@') AS c FROM customer;
-- differs TEXT_COMPARISON_IGNORED_CASE on MariaDB
CREATE VIEW t_pad_compare AS SELECT id FROM orders WHERE remark = ' trim me';
CREATE VIEW t_hex AS SELECT id, HEX(raw) AS a, LENGTH(raw) AS b, HEX('abc') AS c, UNHEX('4142') AS d, TO_BASE64(raw) AS e FROM visit;
CREATE VIEW t_strcmp AS SELECT ASCII(email) AS a, STRCMP('a', 'b') AS d FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW t_ord AS SELECT ORD('A') AS b FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW t_quote AS SELECT QUOTE('it''s') AS e FROM customer;
-- stays
CREATE VIEW t_char AS SELECT CHAR(65, 66 USING utf8mb4) AS c FROM customer;
-- differs TEXT_ORDER
CREATE VIEW t_order_text AS SELECT name FROM customer ORDER BY name LIMIT 3;
CREATE VIEW t_collate AS SELECT id FROM customer WHERE name COLLATE utf8mb4_bin = 'carl';
CREATE VIEW t_binary AS SELECT id FROM customer WHERE BINARY name = 'carl';
CREATE VIEW t_quotes AS SELECT 'it''s "quoted" \\ and `ticked`' AS a, "double" AS b, 'tab\there' AS c, 'new\nline' AS d, N'nat' AS e, _utf8mb4'intro' AS f, x'41' AS g, '' AS h;
CREATE VIEW t_names AS SELECT id AS `weird "name"`, name AS `Größe`, email AS `select`, country AS `a b` FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW t_soundex AS SELECT id, SOUNDEX(name) AS s FROM customer WHERE id < 3;
-- times
CREATE VIEW d_parts AS SELECT id, YEAR(placed) AS a, MONTH(placed) AS b, DAY(placed) AS c, HOUR(placed) AS d, MINUTE(placed) AS e, SECOND(placed) AS f, MICROSECOND(placed) AS g, QUARTER(placed) AS h, DAYOFWEEK(placed) AS i, WEEKDAY(placed) AS j, DAYOFYEAR(placed) AS k, DAYNAME(placed) AS l, MONTHNAME(placed) AS m, LAST_DAY(placed) AS n FROM orders;
CREATE VIEW d_weeks AS SELECT id, WEEK(placed, 0) AS a, WEEK(placed, 1) AS b, WEEK(placed, 3) AS c, WEEKOFYEAR(placed) AS d, YEARWEEK(placed, 1) AS f FROM orders;
-- stays UNKNOWN_FUNCTION
CREATE VIEW d_weeks_us AS SELECT id, YEARWEEK(placed, 2) AS e FROM orders;
CREATE VIEW d_extract AS SELECT id, EXTRACT(YEAR FROM placed) AS a, EXTRACT(YEAR_MONTH FROM placed) AS b, EXTRACT(DAY_HOUR FROM placed) AS c, EXTRACT(HOUR_MINUTE FROM placed) AS d FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_extract_week AS SELECT id, EXTRACT(WEEK FROM placed) AS e FROM orders;
CREATE VIEW d_add AS SELECT id, DATE_ADD(placed, INTERVAL 1 MONTH) AS a, placed + INTERVAL 2 DAY AS b, DATE_SUB(shipped, INTERVAL 1 YEAR) AS c, ADDDATE(shipped, 10) AS d, SUBDATE(shipped, 5) AS e, shipped + INTERVAL 90 MINUTE AS f, DATE_ADD(placed, INTERVAL '1:30' HOUR_MINUTE) AS g, DATE_ADD(shipped, INTERVAL id WEEK) AS h FROM orders WHERE id < 10;
CREATE VIEW d_diff AS SELECT id, DATEDIFF(shipped, placed) AS a, TIMESTAMPDIFF(DAY, placed, '2025-01-01') AS b, TIMESTAMPDIFF(MONTH, placed, '2025-01-31 12:00:00') AS c, TIMESTAMPDIFF(HOUR, placed, shipped) AS d, TIMESTAMPDIFF(YEAR, '2000-02-29', placed) AS e, TIMEDIFF('10:00:00', '09:30:00') AS f FROM orders;
CREATE VIEW d_format AS SELECT id, DATE_FORMAT(placed, '%Y-%m-%d %H:%i:%s') AS a, DATE_FORMAT(placed, '%d.%m.%y') AS b, DATE_FORMAT(placed, '%W, %M %e, %Y') AS c, DATE_FORMAT(placed, '%j %p %h %l %b %a') AS d, DATE_FORMAT(placed, '%f %T %r') AS e, DATE_FORMAT(placed, 'literal "x" %% y') AS f, TIME_FORMAT('10:20:30', '%H-%i') AS g FROM orders;
CREATE VIEW d_format_week AS SELECT id, DATE_FORMAT(placed, '%x-%v') AS a, DATE_FORMAT(placed, '%D %c %k') AS c FROM orders;
-- stays DATE_FORMAT_NOT_CONVERTED
CREATE VIEW d_format_week_us AS SELECT id, DATE_FORMAT(placed, '%X-%V') AS b FROM orders;
CREATE VIEW d_unix AS SELECT id, UNIX_TIMESTAMP(at) AS a, FROM_UNIXTIME(86400) AS b, FROM_UNIXTIME(id, '%Y-%m-%d') AS c, UNIX_TIMESTAMP('2024-01-01 00:00:00') AS d FROM visit;
CREATE VIEW d_parse AS SELECT STR_TO_DATE('31.12.2024', '%d.%m.%Y') AS a, STR_TO_DATE('2024-01-02 03:04:05', '%Y-%m-%d %H:%i:%s') AS b, STR_TO_DATE('10:20', '%H:%i') AS c, DATE('2024-05-06 07:08:09') AS d, CAST('2024-05-06' AS DATE) AS e, CAST('2024-05-06 07:08:09' AS DATETIME) AS f, TIMESTAMP('2024-05-06') AS g;
CREATE VIEW d_literals AS SELECT DATE '2024-01-02' AS a, TIME '10:11:12' AS b, TIMESTAMP '2024-01-02 03:04:05' AS c, MAKEDATE(2024, 60) AS d, TO_DAYS('2024-01-01') AS e, FROM_DAYS(739251) AS f, SEC_TO_TIME(3661) AS g, TIME_TO_SEC('01:01:01') AS h, MAKETIME(1, 2, 3) AS i;
-- stays UNKNOWN_FUNCTION
CREATE VIEW d_periods AS SELECT PERIOD_ADD(202401, 3) AS j, PERIOD_DIFF(202404, 202401) AS k;
CREATE VIEW d_time AS SELECT id, took, HOUR(took) AS h, ADDTIME(took, '00:10:00') AS a, SUBTIME(took, '00:00:10') AS b, TIME_TO_SEC(took) AS s, TIME(at) AS t FROM visit;
CREATE VIEW d_compare AS SELECT id FROM visit WHERE at > '2024-01-01' AND DATE(at) <> '2024-02-29' AND took < '20:00:00';
CREATE VIEW d_group AS SELECT DATE_FORMAT(placed, '%Y-%m') AS ym, COUNT(*) AS n FROM orders GROUP BY DATE_FORMAT(placed, '%Y-%m');
CREATE VIEW d_year AS SELECT `year`, `year` + 1 AS next_, CONCAT(`year`, '!') AS t FROM visit WHERE `year` > 1990;
CREATE VIEW d_minmax AS SELECT MIN(placed) AS a, MAX(shipped) AS b, MAX(at) AS c FROM orders JOIN visit;
CREATE VIEW d_tz AS SELECT id, CONVERT_TZ(at, '+00:00', '+02:00') AS a FROM visit;
CREATE VIEW d_age AS SELECT id, FLOOR(DATEDIFF('2024-06-15', born) / 365.25) AS age, YEAR('2024-06-15') - YEAR(born) - (RIGHT('2024-06-15', 5) < RIGHT(born, 5)) AS exact_age FROM customer;
-- documents
CREATE VIEW x_extract AS SELECT id, JSON_EXTRACT(data, '$.city') AS a, JSON_UNQUOTE(JSON_EXTRACT(data, '$.city')) AS b, JSON_EXTRACT(data, '$.age') AS c, JSON_EXTRACT(data, '$.phones[0]') AS d, JSON_EXTRACT(data, '$.a.b') AS e FROM customer;
-- refused on MariaDB
-- differs JSON_NULL
CREATE VIEW x_arrows AS SELECT sku, attributes->'$.color' AS a, attributes->>'$.color' AS b FROM product;
-- refused on MySQL
CREATE VIEW x_value AS SELECT id, JSON_VALUE(data, '$.city') AS a, JSON_VALUE(data, '$.age') AS b FROM customer;
CREATE VIEW x_test AS SELECT id, JSON_VALID(data) AS a, JSON_TYPE(data) AS b, JSON_LENGTH(data) AS c FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW x_contains_path AS SELECT id, JSON_CONTAINS(data, '"1"', '$.phones') AS d, JSON_CONTAINS_PATH(data, 'one', '$.city', '$.zip') AS e FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW x_depth AS SELECT id, JSON_DEPTH(data) AS f FROM customer;
CREATE VIEW x_contains AS SELECT id, JSON_CONTAINS(data, '{"age": 30}') AS a FROM customer WHERE data IS NOT NULL;
CREATE VIEW x_make AS SELECT id, JSON_OBJECT('id', id, 'vip', vip, 'name', name) AS a, JSON_ARRAY(id, name, NULL, 1.5) AS b, JSON_QUOTE(name) AS c FROM customer;
-- stays UNKNOWN_FUNCTION
CREATE VIEW x_keys AS SELECT sku, JSON_KEYS(attributes) AS a FROM product;
-- stays UNKNOWN_FUNCTION
CREATE VIEW x_change AS SELECT sku, JSON_SET(attributes, '$.color', 'blue') AS a, JSON_REMOVE(attributes, '$.color') AS b, JSON_INSERT(attributes, '$.k', 1) AS c, JSON_REPLACE(attributes, '$.color', 'x') AS d, JSON_MERGE_PATCH(attributes, '{"m": 1}') AS e FROM product;
CREATE VIEW x_where AS SELECT id FROM customer WHERE JSON_EXTRACT(data, '$.age') > 10 AND JSON_UNQUOTE(JSON_EXTRACT(data, '$.city')) = 'Ulm';
-- stays UNKNOWN_FUNCTION
CREATE VIEW x_search AS SELECT id, JSON_SEARCH(data, 'one', 'Ulm') AS a FROM customer;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW x_table AS SELECT c.id, j.phone FROM customer c JOIN JSON_TABLE(c.data, '$.phones[*]' COLUMNS (phone varchar(10) PATH '$')) j;
-- refused
CREATE VIEW x_member AS SELECT id FROM customer WHERE 'x' MEMBER OF (data);
-- enums, sets, years
CREATE VIEW e_enum AS SELECT id, state, state + 0 AS n, state = 'paid' AS p, state > 'new' AS t, CONCAT(state, '!') AS c FROM orders;
CREATE VIEW e_enum_number AS SELECT id FROM orders WHERE state = 2;
CREATE VIEW e_set AS SELECT id, tags, FIND_IN_SET('late', tags) > 0 AS l, tags = 'gold,late' AS b, tags LIKE '%gold%' AS g FROM customer;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW e_set_number AS SELECT id, tags + 0 AS n FROM customer;
CREATE VIEW e_case_kind AS SELECT id, CASE kind WHEN 'firm' THEN 'F' ELSE kind END AS k, IF(vip, 'yes', kind) AS v FROM customer;
-- what the server writes by itself
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW s_invoker AS SELECT id, name FROM customer;
CREATE VIEW s_check AS SELECT id, name, country FROM customer WHERE country = 'DE' WITH CASCADED CHECK OPTION;
CREATE VIEW s_columns (number, label, twice) AS SELECT id, name, id * 2 FROM customer;
CREATE VIEW s_star AS SELECT * FROM item;
CREATE VIEW s_of_view AS SELECT number, label FROM s_columns WHERE twice > 4;
CREATE VIEW s_no_alias AS SELECT COUNT(*), MAX(id), 1 + 1, 'x', id FROM tree GROUP BY id;
CREATE VIEW s_dual AS SELECT 1 AS a, 2 AS b FROM DUAL WHERE 1 = 1;
CREATE VIEW s_constants AS SELECT TRUE AS t, FALSE AS f, NULL AS n, 1e3 AS e, 0x41 AS h, b'101' AS b, -0.5 AS d, 1 = 1 AS c;
-- differs TEXT_OF_VALUE_MAY_DIFFER
CREATE VIEW s_user AS SELECT USER() AS u, DATABASE() AS d, VERSION() AS v, CONNECTION_ID() AS c;
-- refused
CREATE VIEW s_variable AS SELECT @@sql_mode AS m;
CREATE VIEW s_fulltext_like AS SELECT id FROM customer WHERE note IS NOT NULL AND note <> '' AND CHAR_LENGTH(note) > 5;
CREATE VIEW s_values_row AS SELECT id FROM customer WHERE (id, country) = (1, 'DE') OR (id, country) > (4, 'AA');
CREATE VIEW s_long_and AS SELECT id FROM customer WHERE id = 1 || id = 2 && vip;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW e_set_bits AS SELECT id FROM customer WHERE tags & 4;
CREATE VIEW e_enum_bits AS SELECT id, kind & 1 AS a, kind | 4 AS b FROM customer;
CREATE VIEW t_bits AS SELECT id, remark & 15 AS a FROM orders;
CREATE VIEW n_wide_constants AS SELECT id, 30 * 24 * 60 * 60 * 1000 AS a, 2147483647 + 1 AS b FROM customer WHERE id < 60 * 60 * 24 * 365 * 100;
CREATE VIEW n_wide_neighbours AS SELECT id, id + 2147483647 AS a, id * 2147483648 AS b FROM tree;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_minus AS SELECT id, DATE(placed) - shipped AS a FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_minus_moments AS SELECT id, placed - CAST('2024-01-01' AS DATETIME) AS a FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_plus AS SELECT id, shipped + 1 AS a FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_times_two AS SELECT id, took * 2 AS a FROM visit;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_sum AS SELECT SUM(took) AS a FROM visit;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_average AS SELECT AVG(shipped) AS a FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_minus_constant AS SELECT id FROM orders WHERE shipped - '2024-01-01' > 5;
CREATE VIEW d_days_and_numbers AS SELECT id, DATEDIFF(shipped, placed) + 1 AS a, TO_DAYS(shipped) - TO_DAYS(placed) AS b, YEAR(shipped) - YEAR(placed) AS c, TIMESTAMPDIFF(HOUR, placed, shipped) / 24 AS d, UNIX_TIMESTAMP(shipped) - UNIX_TIMESTAMP('2024-01-01') AS e FROM orders;
CREATE VIEW d_moved_twice AS SELECT id, shipped + INTERVAL 1 DAY - INTERVAL 2 HOUR AS a, INTERVAL 1 MONTH + placed AS b FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_partial AS SELECT id FROM orders WHERE shipped > '2024-03-00';
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_partial_year AS SELECT id FROM orders WHERE shipped >= '2025-00-00';
CREATE VIEW t_trim_many AS SELECT id, TRIM(LEADING 'an' FROM email) AS a, TRIM(TRAILING 'g.or' FROM email) AS b, TRIM('an' FROM 'anbananan') AS c, TRIM(TRAILING ', ' FROM 'a , , ') AS d, TRIM(LEADING '.*' FROM '.*.*b.*') AS e, TRIM(LEADING '' FROM name) AS f, TRIM(BOTH 'aa' FROM 'aaa') AS g FROM customer;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW t_trim_column AS SELECT id, TRIM(LEADING country FROM name) AS a FROM customer;
CREATE VIEW d_timediff_days AS SELECT id, HOUR(TIMEDIFF('2024-03-02 12:30:00', CAST('2024-03-01 10:00:00' AS DATETIME))) AS a, TIME_FORMAT(TIMEDIFF(CAST('2024-03-02 12:30:00' AS DATETIME), CAST('2024-03-01 10:00:00' AS DATETIME)), '%H:%i') AS b, TIMEDIFF(CAST('2024-03-01 10:00:00' AS DATETIME), CAST('2024-03-04 12:30:00' AS DATETIME)) AS c FROM orders;
-- stays QUERY_NOT_UNDERSTOOD
CREATE VIEW d_timediff_of_days AS SELECT id, TIMEDIFF(shipped, shipped) AS a FROM orders;
CREATE VIEW x_contains_in_array AS SELECT id, JSON_CONTAINS(data, '{"x": "y"}') AS a, JSON_CONTAINS(data, '{"age": 30}') AS b, JSON_CONTAINS(data, '2') AS c, JSON_CONTAINS(data, '[1, {"x": "y"}]') AS d FROM customer;
CREATE VIEW x_contains_value AS SELECT id, JSON_CONTAINS(data, JSON_OBJECT('x', 'y')) AS a, JSON_CONTAINS(data, NULL) AS b FROM customer;
-- differs DOCUMENT_NESTING
CREATE VIEW x_contains_nested AS SELECT sku, JSON_CONTAINS(attributes, '{"sizes": 1}') AS a FROM product;
