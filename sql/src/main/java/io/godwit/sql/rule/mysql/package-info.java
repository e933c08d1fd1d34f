/** MySQL and MariaDB to PostgreSQL, one class per difference; their order stands in {@link io.godwit.sql.rule.mysql.MySqlToPostgreSqlRules}. */
@NullMarked
package io.godwit.sql.rule.mysql;

import org.jspecify.annotations.NullMarked;
