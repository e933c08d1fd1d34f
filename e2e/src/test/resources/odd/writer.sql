INSERT INTO n_ints (id, a, b, j, i, k) VALUES (1000 + ?, -128 + ? % 256, ? % 256, 18446744073709551615 - ?, -9223372036854775808 + ?, ? % 128) ON DUPLICATE KEY UPDATE j = j - 1
//
UPDATE n_ints SET l = 99999 - ? % 1000, h = 4294967295 - ?, d = 65535 - ? % 100 WHERE id >= 1000 ORDER BY id LIMIT 2
//
DELETE FROM n_ints WHERE id > 1000 AND id % 7 = ? % 7 LIMIT 1
//
INSERT IGNORE INTO n_unsigned_key VALUES (18446744073709551000 + ? % 500, concat('w', ?))
//
UPDATE n_unsigned_key SET id = id - 100000 WHERE id BETWEEN 18446744073709551000 AND 18446744073709551500 ORDER BY id LIMIT 1
//
INSERT IGNORE INTO n_decimal (id, a, d, e) VALUES (100 + ? / 3, ? * 1.000000000000000000000000000001, 0.1 / (1 + ? % 9), ?)
//
UPDATE n_decimal SET a = a - 0.000000000000000000000000000001 WHERE id > 100 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO n_float VALUES (100 + ?, ? / 3, ? / 7, (? % 1000) / 3, ? / 11, ?)
//
UPDATE n_float SET f = -f, d = d * 1.1, u = u / 3 WHERE id > 99 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO n_float_key VALUES (? / 3, ? / 7, ?)
//
UPDATE n_float_key SET v = v + 1 WHERE v > 5 ORDER BY v DESC LIMIT 1
//
DELETE FROM n_float_key WHERE v > 6 ORDER BY v LIMIT 1
//
INSERT IGNORE INTO n_bit VALUES (1000 + ?, ? % 2, ? % 4, ? % 128, ? % 256, ? % 512, ?, ? * 1000, ?)
//
UPDATE n_bit SET a = 1 - a, b = ~b, d = d ^ 255 WHERE id >= 1000 ORDER BY id DESC LIMIT 1
//
INSERT INTO n_autoinc_big (v) VALUES (?)
//
INSERT INTO n_autoinc_second (grp, v) VALUES (if(? % 2, 'a', 'Ä'), ?)
//
INSERT IGNORE INTO n_bool (id, t, u) VALUES (100 + ?, ? % 3, ? % 256)
//
INSERT IGNORE INTO d_zero VALUES (100 + ?, '0000-00-00', '2024-02-00', '0000-00-00', '0000-00-00', now(6), NULL)
//
UPDATE d_zero SET a = '2024-02-29', b = '2024-02-29', c = '2024-02-29', d = NULL, e = NULL WHERE id >= 100 AND id % 2 = 0 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO d_zero_nullable VALUES (100 + ?, if(? % 5, '2024-05-05', '2024-00-05'), if(? % 3, now(), '0000-00-00'))
//
INSERT IGNORE INTO d_datetime (id, a, b, c) VALUES (now(6), now(), now(6), now(6))
//
INSERT IGNORE INTO d_timestamp (id, a, b) VALUES (100 + ?, '2024-10-27 02:30:00', now(3))
//
UPDATE d_timestamp SET a = a + interval 1 hour WHERE id > 99 ORDER BY id LIMIT 1
//
INSERT IGNORE INTO d_timestamp_key VALUES (now(6), ?, ?)
//
INSERT IGNORE INTO d_time VALUES (sec_to_time(? / 1000), sec_to_time(? * -7), sec_to_time(? / 7), 1901 + ? % 200)
//
UPDATE d_time SET a = subtime('00:00:00', a), id = addtime(id, '00:00:00.000001') WHERE c > 1901 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO t_utf8 VALUES (100 + ?, concat('😀', ?), 'ß', 'x', '', 'a ', repeat('é', ? % 3000))
//
UPDATE t_utf8 SET c = concat(? % 100, ' '), b = 'trail  ', d = NULL WHERE id > 99 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO t_latin1 VALUES (concat('wä', ?), x'81e4ff80', x'a4', 'é')
//
UPDATE t_latin1 SET k = upper(k), e = 'ä' WHERE k LIKE 'w%' LIMIT 1
//
INSERT IGNORE INTO t_charsets (id, a, b, c, d, e, g, h, m, o, q) VALUES (100 + ?, 'Žlu', 'ソ', 'Ω', '😀', '😀', '中', '①', 'Ω', '😀', 'ש')
//
INSERT IGNORE INTO t_nul VALUES (100 + ?, concat('w', char(0)), 'x'), (1000000 + ?, 'fine', NULL)
//
UPDATE t_nul SET a = if(id % 2, 'cured', concat(char(0), 'ill')) WHERE id > 99 ORDER BY id DESC LIMIT 2
//
INSERT IGNORE INTO t_empty_null VALUES (100 + ?, '', if(? % 2, '', NULL), x'00', '', '', '', 'ab')
//
INSERT IGNORE INTO t_ci_key VALUES (concat('Wort', ?), ?)
//
UPDATE t_ci_key SET k = if(? % 2, upper(k), lower(k)) WHERE k LIKE 'wort%' LIMIT 1
//
UPDATE t_ci_key SET k = concat(k, ' ') WHERE k LIKE 'wort%1' LIMIT 1
//
INSERT IGNORE INTO t_ci_unique VALUES (100 + ?, if(? % 3, concat('ü', ?), NULL))
//
INSERT IGNORE INTO t_bin_key VALUES (concat('w', ?), 1), (concat('W', ?), 2)
//
INSERT IGNORE INTO t_nopad_key VALUES (concat('w', ?), 1), (concat('w', ?, ' '), 2)
//
INSERT IGNORE INTO t_prefix_key VALUES (concat(?, ' prefix'), concat(?, 'b'), ?)
//
INSERT IGNORE INTO t_enum VALUES (100 + ?, 1 + ? % 6, ? % 32, 1 + ? % 3)
//
INSERT IGNORE INTO t_enum_zero VALUES (100 + ?, if(? % 2, 'a', 'nope'), '', '')
//
INSERT IGNORE INTO t_set64 VALUES (100 + ?, 18446744073709551615 - ?)
//
INSERT IGNORE INTO t_json VALUES (100 + ?, json_object('i', ?, 'x', '"é'), '{ "a":1 }')
//
UPDATE t_json SET j = json_set(j, '$.i', 'new') WHERE id > 99 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO b_binary VALUES (reverse(lpad(hex(? % 100), 3, char(0))), repeat(char(? % 256), 20), NULL, x'00', 'x', unhex(sha2(?, 512)))
//
UPDATE b_large SET m = concat('é', ?) WHERE id = 2
//
INSERT INTO g_generated (id, a, b) VALUES (100 + ?, ?, concat('g', ?)) ON DUPLICATE KEY UPDATE a = a + 1
//
INSERT IGNORE INTO g_generated_odd (id, j, d) VALUES (100 + ?, json_object('a', ?), '2020-02-29')
//
INSERT IGNORE INTO g_generated_first (a, b) VALUES (100 + ?, ?)
//
UPDATE g_generated_first SET b = b + 1 WHERE a > 99 ORDER BY a DESC LIMIT 2
//
INSERT INTO k_none VALUES (? % 5, if(? % 3, 'again', NULL), ? % 4 / 10, NULL)
//
DELETE FROM k_none WHERE a = ? % 5 LIMIT 1
//
UPDATE k_none SET b = 'upd' WHERE a = ? % 5 LIMIT 1
//
INSERT IGNORE INTO k_nullable_unique VALUES (? % 10, if(? % 2, NULL, ?), 'w')
//
DELETE FROM k_nullable_unique WHERE a = ? % 10 AND b IS NULL LIMIT 1
//
INSERT IGNORE INTO k_unique_only VALUES (18446744073709551615 - ?, 'w', ?)
//
UPDATE k_unique_only SET b = 'moved' WHERE b = 'w' LIMIT 1
//
INSERT IGNORE INTO k_composite VALUES (?, 'w', '2024-02-02', x'0100', ?)
//
UPDATE k_composite SET a = -a, d = x'00ff' WHERE b = 'w' AND a > 0 ORDER BY a LIMIT 1
//
INSERT IGNORE INTO k_only VALUES (100 + ?)
//
UPDATE k_only SET id = id + 1000000 WHERE id BETWEEN 100 AND 1000000 ORDER BY id DESC LIMIT 1
//
DELETE FROM k_only WHERE id > 1000000 AND id < 4000000 LIMIT 1
//
INSERT IGNORE INTO k_only_two VALUES ('w', ?)
//
INSERT INTO f_self VALUES (1000 + ?, 1 + ? % 500, 'w') ON DUPLICATE KEY UPDATE parent = NULL
//
DELETE FROM f_self WHERE id = 2 + ? % 490
//
UPDATE f_left SET v = v + 1, r = NULL WHERE id = 1 + ? % 200
//
UPDATE f_right SET id = id + 1000 WHERE id = 1 + ? % 200
//
DELETE FROM f_left WHERE id = 1 + ? % 150
//
UPDATE f_parent SET id = id + 10000 WHERE id = 1 + ? % 300
//
UPDATE f_parent SET code = concat('n', ?) WHERE id = 1 + ? % 301
//
DELETE FROM f_parent WHERE id = 10001 + ? % 100
//
UPDATE f_child SET id = id + 100000, v = v + 1 WHERE id = 1 + ? % 900
//
DELETE FROM f_child WHERE id = 100001 + ? % 900
//
INSERT IGNORE INTO f_grandchild SELECT id, 900000 + ?, 1 FROM f_child ORDER BY id LIMIT 2
//
UPDATE `select` SET `order` = `order` + 100, `group` = concat('g', ? % 100) WHERE `order` % 3 = 1 LIMIT 1
//
INSERT IGNORE INTO `select` VALUES (100000 + ?, 'x', ?, ?, 1, 1, 1, 1)
//
INSERT IGNORE INTO MixedCase VALUES (100 + ?, 'w', ?)
//
INSERT IGNORE INTO mixedcase VALUES (100 + ?, 'other')
//
UPDATE mixedcase SET v = 'upd' WHERE Id > 99 ORDER BY Id DESC LIMIT 1
//
INSERT IGNORE INTO a234567890123456789012345678901234567890123456789012345678901234 VALUES (100 + ?, ?)
//
INSERT IGNORE INTO a23456789012345678901234567890123456789012345678901234567890123x VALUES (100 + ?, ?)
//
INSERT IGNORE INTO `we``ird "ta.ble's – ñ` VALUES (100 + ?, '"', ?, ?, ?, ?)
//
INSERT IGNORE INTO s_invisible (id, a, hid) VALUES (100 + ?, 1, concat('h', ?))
//
INSERT IGNORE INTO s_check VALUES (100 + ?, 1 + ?, 'w')
//
INSERT INTO s_default () VALUES ()
//
UPDATE s_wide SET c1 = concat('u', ? % 1000), c199 = ? % 8 WHERE id = 1 + ? % 3
//
INSERT IGNORE INTO p_range VALUES (100 + ?, '2000-01-01' + interval (? % 9000) day, ?)
//
UPDATE p_range SET at = at + interval 10 year WHERE id > 99 AND at < '2030-01-01' ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO p_range_columns VALUES (? % 20, concat('w', ?), ?)
//
INSERT IGNORE INTO p_list VALUES (100 + ?, if(? % 2, 'nl', 'us'), ?)
//
UPDATE p_list SET region = if(region = 'nl', 'us', 'de') WHERE id > 99 ORDER BY id DESC LIMIT 1
//
UPDATE p_hash SET v = v + 1 WHERE id = 977 * (1 + ? % 400)
//
DELETE FROM p_key WHERE id = concat('k', ? % 100)
//
INSERT IGNORE INTO p_sub VALUES (100 + ?, 1990 + ? % 30, ?)
//
INSERT INTO e_myisam (v) VALUES (concat('w', ?))
//
DELETE FROM e_myisam WHERE id > 3 ORDER BY id LIMIT 1
//
INSERT IGNORE INTO e_memory VALUES (100 + ?, 'w')
//
/* mariadb */ INSERT IGNORE INTO e_aria VALUES (100 + ?, 'w')
//
/* mariadb */ INSERT IGNORE INTO e_versioned VALUES (100 + ?, ?)
//
/* mariadb */ UPDATE e_versioned SET v = v + 1 WHERE id > 99 ORDER BY id DESC LIMIT 1
//
/* mariadb */ DELETE FROM e_versioned WHERE id > 99 ORDER BY id LIMIT 1
//
/* mariadb */ INSERT IGNORE INTO e_compressed VALUES (100 + ?, repeat('ä', ? % 5000), repeat(x'00', ? % 1000), 'w')
//
/* mariadb */ UPDATE e_compressed SET a = concat(a, '.'), b = NULL WHERE id > 99 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO e_row_compressed VALUES (100 + ?, 'w')
//
UPDATE e_row_redundant SET a = a + 1 WHERE id = 1 + ? % 2
//
/* mariadb */ INSERT IGNORE INTO e_uuid VALUES (concat('f47ac10b-58cc-4372-8567-', lpad(hex(?), 12, '0')), concat('2001:db8::', hex(? % 65536)), concat('10.0.0.', ? % 256), NULL)
//
INSERT IGNORE INTO e_geometry VALUES (100 + ?, point(?, ? / 3), NULL, NULL, NULL)
//
/* mariadb */ INSERT INTO e_sequence_user (v) VALUES (?)
//
UPDATE z_bank SET balance = balance + if(id = 1 + ? % 100, 1.5, -1.5) WHERE id IN (1 + ? % 100, 1 + (? + 7) % 100)
//
UPDATE z_bulk SET n = n + 0.1 WHERE id = 1 + ? % 150000
//
DELETE FROM z_bulk WHERE id = 100000 + ? % 50000
//
INSERT IGNORE INTO t_enum_emoji_key VALUES (1 + ? % 3, 1 + ? % 2, ? % 4, ?)
//
UPDATE t_enum_emoji_key SET v = v + 1, s = if(v % 2, 'ü', 'x') WHERE e = '?'
//
DELETE FROM t_enum_emoji_key WHERE e = 'ö' AND f = 'a' AND ? % 2
//
INSERT IGNORE INTO t_enum_blank VALUES (100 + ?, 1 + ? % 5, ? % 16)
//
UPDATE t_half SET u = if(? % 2, _ucs2 x'D83D', _ucs2 x'00410042'), v = '😀' WHERE id = 2
//
INSERT IGNORE INTO t_half VALUES (100 + ?, if(? % 50, 'x', _ucs2 x'DC00'), 'y')
//
UPDATE t_more_charsets SET h = '①', q = if(? % 2, '表', '\\'), p = char(? % 256) WHERE id = 2
//
INSERT IGNORE INTO t_only_blanks VALUES (concat(?, '\t'), ' \t', '  ', '\\N')
//
UPDATE t_only_blanks SET v = if(? % 2, '', ' '), x = concat(' ', ?) WHERE k = ' '
//
INSERT IGNORE INTO t_key_3072 VALUES (concat(repeat('é',700), ?), ?)
//
UPDATE t_key_3072 SET v = v + 1 WHERE k LIKE 'éé%' LIMIT 1
//
UPDATE t_key_3072_random SET v = v + 1
//
INSERT IGNORE INTO n_extreme VALUES (100 + ?, ? * 1e300, -? / 1e30, ? * 1e-25, ? * 1e25, ~?, 18446744073709551615 - ?, 1900 + ? % 250, sec_to_time(? - 3000), ?, ?)
//
UPDATE n_extreme SET d = d / 3, f = f * -1.7, n = n * -1.000001, b = ~b, u = ~u, y = '0000' WHERE id >= 100 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO d_invalid VALUES (100 + ?, if(? % 20, '2024-02-29', '2024-02-30'), if(? % 30, '2024-06-30', '2024-06-31'))
//
UPDATE d_invalid SET d = if(? % 2, '2024-02-30', '2024-02-28') WHERE id = 2
//
INSERT IGNORE INTO d_zero_many VALUES (2000 + ?, if(? % 4, now(), '0000-00-00'), if(? % 3, NULL, '0000-00-00'), '0000-00-00')
//
UPDATE d_zero_many SET deleted = if(deleted IS NULL, '0000-00-00', NULL), created = if(created = '0000-00-00', '2024-01-01', '0000-00-00') WHERE id = 1 + ? % 1000
//
DELETE FROM d_zero_many WHERE id = 1 + ? * 7 % 1000
//
INSERT INTO d_zero_keyless VALUES (? % 10, if(? % 3, '0000-00-00', NULL))
//
DELETE FROM d_zero_keyless WHERE n = ? % 10 LIMIT 1
//
INSERT IGNORE INTO s_system_names VALUES (100 + ?, ?, 'w', ?, ?, ?, ?)
//
UPDATE s_system_names SET xmin = xmin + 1, ctid = ctid + 100000 WHERE ctid > 99 AND ctid < 100000 LIMIT 1
//
INSERT IGNORE INTO `1st.2 {fn now()} ¿ $1 :x;--` VALUES (100 + ?, 2, '{¿', 3, 4, 5, 6, 7)
//
INSERT IGNORE INTO ööööööööööööööööööööööööööööööööö1 VALUES (100 + ?, ?)
//
INSERT IGNORE INTO ööööööööööööööööööööööööööööööööö2 VALUES (100 + ?, 100 + ? - ? % 500, 1)
//
DELETE FROM ööööööööööööööööööööööööööööööööö1 WHERE äääääääääääääääääääääääääääääääää1 > 99 ORDER BY äääääääääääääääääääääääääääääääää1 LIMIT 1
//
INSERT IGNORE INTO g_functions (id, a, b, n, x, l, d) VALUES (100 + ?, ? % 9 - 4, concat('aB', ?), ? / 7 - 100, ? / 3 - 100, 'ä', now())
//
UPDATE g_functions SET a = -a, b = upper(b), n = -n, x = x * 1.5 WHERE id > 99 ORDER BY id DESC LIMIT 1
//
INSERT IGNORE INTO g_generated_key (a, b, v) VALUES (100 + ?, ? % 10, if(? % 2, NULL, ?))
//
UPDATE g_generated_key SET b = (b + 1) % 10, v = NULL WHERE a > 99 ORDER BY a DESC LIMIT 1
//
INSERT IGNORE INTO g_generated_only_key (a) VALUES (concat('w', ?))
//
DELETE FROM g_generated_only_key WHERE a LIKE 'w%3' LIMIT 1
//
UPDATE f_ci_parent SET code = concat(if(? % 2, 'd', 'D'), ?) WHERE v = 1 + ? % 60
//
INSERT IGNORE INTO f_ci_child SELECT 1000 + ?, lower(code), 1 FROM f_ci_parent WHERE v = 1 + ? % 60
//
DELETE FROM f_ci_parent WHERE v = 1 + ? * 11 % 60 AND ? % 9 = 0
//
INSERT IGNORE INTO f_ci_parent VALUES (concat('N', ?), 1 + ? % 60)
//
SET foreign_key_checks = 0
;;
DELETE FROM f_unchecked_parent WHERE id = 1 + ? % 40
;;
UPDATE f_unchecked_parent SET id = id + 1000 WHERE id = 41 + ? % 20
;;
SET foreign_key_checks = 1
//
INSERT IGNORE INTO f_nonunique_parent VALUES (1 + ? % 9, 1 + ? % 3)
//
DELETE FROM f_nonunique_parent WHERE id = 1 + ? % 9
//
INSERT IGNORE INTO f_nonunique_child VALUES (100 + ?, 1 + ? % 3)
//
DELETE FROM f_unchecked_parent WHERE id = 61 + ? % 40
//
UPDATE k_many_unique SET a = if(a IS NULL, NULL, a + 1000), b = concat('n', ?), c = 7 - c WHERE id = 1 + ? % 5
//
INSERT IGNORE INTO k_binary_key VALUES (unhex(md5(?)), now(3), sec_to_time(-?), 1901 + ? % 200, ?)
//
DELETE FROM k_binary_key WHERE v > 10 ORDER BY k LIMIT 1
//
INSERT INTO e_csv VALUES (? % 5, 'w')
//
UPDATE e_no_engine_rows SET k = concat(repeat('u', 5000), ?), d = NULL WHERE id = 1
//
REPLACE INTO f_unchecked_parent VALUES (70 + ? % 10, ?)
//
/* mariadb */ UPDATE e_versioned_explicit SET v = v + 1 WHERE id = 1 + ? % 2
//
/* mariadb */ INSERT IGNORE INTO e_versioned_explicit (id, v) VALUES (100 + ?, 1)
//
/* mariadb */ UPDATE e_period FOR PORTION OF p FROM '2024-03-01' TO '2024-04-01' SET v = v + 1 WHERE id = 1 AND ? < 200
//
/* mariadb */ INSERT IGNORE INTO e_inet_key VALUES (concat('::', hex(? % 65536)), concat('1.1.1.', ? % 256), ?)
//
/* mariadb */ UPDATE t_unique_text SET t = concat('t', ?), b = NULL WHERE id = 2
//
/* mysql */ UPDATE m_json SET j = json_set(j, '$.dt', now(6), '$.t', cast('01:02:03' AS time), '$.d', curdate(), '$.dec', ? * 1.25, '$.x', ?) WHERE id = 1
//
/* mysql */ UPDATE m_json SET j = json_array(? / 7, ? * 1e10, -?, 18446744073709551615 - ?, cast(? AS char)) WHERE id = 2
//
/* mysql */ INSERT IGNORE INTO m_json VALUES (100 + ?, json_object('ü', repeat('x', ? % 300), 'n', json_object('a', json_array(?, null))))
//
/* mysql */ INSERT IGNORE INTO m_functional VALUES (100 + ?, concat('w', ?))
//
/* mysql */ UPDATE m_charsets SET a = '😀', c = concat('ソ', ?) WHERE id = 1
//
INSERT IGNORE INTO `p %1$s {0} #` VALUES (100 + ?, '%d', 100 + ?)
//
UPDATE `p %1$s {0} #` SET `100%` = concat(?, '%'), `:a` = `:a` - 1 WHERE `id %d` = 2
//
DELETE FROM `p %1$s {0} #` WHERE `id %d` = 90 + ?
