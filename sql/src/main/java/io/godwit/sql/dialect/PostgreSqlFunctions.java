package io.godwit.sql.dialect;

import java.util.HashMap;
import java.util.Map;

/**
 * The functions that PostgreSQL has, by their common name: those that mean the same there.
 *
 * <p>A line is {@code volatility: common=spelling …}; the spelling is left out where it is the common name. Source:
 * PostgreSQL 18 manual, chapter 9; {@code pg_proc.provolatile}.
 */
public final class PostgreSqlFunctions {
    private static final String TABLE = """
            immutable: coalesce nullif greatest least upper lower char_length octet_length bit_length
            immutable: left right substring=substr replace reverse repeat lpad rpad ltrim rtrim ascii chr md5 strpos split_part
            immutable: abs ceil floor round sign sqrt power exp ln log mod div trunc pi sin cos tan asin acos atan atan2 cot
            immutable: degrees radians to_hex to_bin to_oct encode decode convert_to convert_from sha224 sha256 sha384 sha512
            immutable: string_to_array array_to_string array_position array_length cardinality make_interval make_date
            immutable: int4 int8 float8 numeric date_part justify_hours bit_count json_array_length json_typeof crc32
            immutable: count sum avg min max stddev_pop stddev_samp var_pop var_samp bit_and bit_or bit_xor any_value
            immutable: bool_and bool_or string_agg array_agg row_number rank dense_rank percent_rank cume_dist ntile lag lead grouping
            immutable: first_value last_value nth_value record_image_ne regexp_replace regexp_substr regexp_instr
            stable: concat_ws to_char to_date to_timestamp date_trunc extract age now localtimestamp current_timestamp
            stable: current_date current_time localtime current_user current_schema version current_database timezone
            stable: json_build_object json_build_array json_agg json_object_agg to_json to_jsonb statement_timestamp
            stable: json_extract_path json_extract_path_text json_object_keys
            volatile: random gen_random_uuid clock_timestamp nextval pg_sleep pg_backend_pid
            """;
    private static final Map<String, String> SPELLINGS = new HashMap<>();
    private static final Map<String, String> VOLATILITY = new HashMap<>();

    static {
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            for (String entry : line.substring(colon + 1).strip().split("\\s+")) {
                String[] names = entry.split("=", 2);
                SPELLINGS.put(names[0], names[names.length - 1]);
                VOLATILITY.put(names[0], line.substring(0, colon));
            }
        });
    }

    private PostgreSqlFunctions() {}

    public static boolean has(String common) {
        return SPELLINGS.containsKey(common);
    }

    /** As PostgreSQL writes it; the name itself where it has none. */
    public static String spelling(String common) {
        return SPELLINGS.getOrDefault(common, common);
    }

    /** Whether it gives the same answer for ever: what a generated column and an index may call. */
    public static boolean isImmutable(String common) {
        return "immutable".equals(VOLATILITY.get(common));
    }
}
