package io.godwit.sql.conversion;

import io.godwit.sql.Conversion;
import io.godwit.sql.Options;
import io.godwit.sql.rule.Rule;
import java.util.List;

/** Conversions with other rules than all of them. */
public final class Conversions {
    private Conversions() {}

    public static Conversion mysqlToPostgreSql(Options options, List<Rule> rules) {
        return new MySqlToPostgreSql(options, rules);
    }
}
