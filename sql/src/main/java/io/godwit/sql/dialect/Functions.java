package io.godwit.sql.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The common names of functions, and what they answer: a {@link io.godwit.sql.resolve.Kind} in lower case, {@code first} the
 * type of the first argument, {@code widest} of all, {@code sum}, {@code average}, {@code rounded}, {@code added}.
 */
public final class Functions {
    private static final String TABLE = """
            widest: coalesce greatest least
            first: nullif min max any_value abs lag lead first_value last_value nth_value negative mod
            sum: sum
            average: avg
            rounded: round truncate trunc
            added: date_add date_sub
            text: concat concat_ws upper lower left right substring replace reverse repeat space lpad rpad ltrim rtrim hex chr
            text: substring_index date_format dayname monthname md5 sha1 sha2 uuid group_concat string_agg json_unquote elt
            text: format char conv bin oct json_type json_quote soundex insert inet_ntoa quote to_char split_part database
            text: array_to_string to_bin to_oct current_schema current_user version json_extract_path_text convert_from json_typeof make_set
            text: regexp_substr regexp_replace to_hex encode bin_to_uuid uuid_to_text
            integer: char_length octet_length bit_length instr locate strpos field find_in_set ascii ord year month day hour
            integer: minute second microsecond quarter week week_iso weekofyear weekday dayofweek dayofyear yearweek datediff
            integer: timestampdiff count row_number rank dense_rank ntile sign ceil floor unix_timestamp to_days length
            integer: json_length json_valid interval crc32 inet_aton connection_id last_insert_id array_position grouping
            integer: bit_count isnull period_diff period_add time_to_sec to_seconds json_array_length array_length cardinality
            integer: json_contains json_contains_path regexp_like regexp_instr json_depth strcmp bit_and bit_or bit_xor
            double: sqrt power exp ln log log2 log10 pi sin cos tan asin acos atan atan2 cot degrees radians rand random
            double: stddev_pop stddev_samp var_pop var_samp percent_rank cume_dist
            date: current_date date to_date last_day makedate from_days utc_date make_date
            datetime: now localtimestamp sysdate utc_timestamp from_unixtime timestamp convert_tz addtime subtime
            timestamp: current_timestamp statement_timestamp clock_timestamp to_timestamp
            interval: time sec_to_time maketime timediff make_interval justify_hours
            time: current_time utc_time localtime
            json: json_extract json_object json_array json_arrayagg json_objectagg json_set json_insert json_replace json_remove
            json: json_merge_patch json_merge_preserve json_keys json_build_object json_build_array json_agg json_object_agg
            json: to_json to_jsonb json_search
            bytes: unhex uuid_to_bin convert_to decode aes_encrypt aes_decrypt compress from_base64 sha256 sha512
            uuid: gen_random_uuid
            decimal: extract date_part numeric
            array: string_to_array array_agg
            """;
    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "stddev_pop",
            "stddev_samp",
            "var_pop",
            "var_samp",
            "bit_and",
            "bit_or",
            "bit_xor",
            "any_value",
            "group_concat",
            "string_agg",
            "json_arrayagg",
            "json_objectagg",
            "json_agg",
            "json_object_agg",
            "array_agg",
            "grouping");
    private static final Map<String, String> RESULTS = new HashMap<>();

    static {
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            for (String name : line.substring(colon + 1).strip().split("\\s+")) {
                RESULTS.put(name, line.substring(0, colon));
            }
        });
    }

    private Functions() {}

    /** What it answers; {@code unknown} for a function that is not in the table. */
    public static String result(String common) {
        return RESULTS.getOrDefault(common, "unknown");
    }

    public static boolean isAggregate(String common) {
        return AGGREGATES.contains(common);
    }
}
