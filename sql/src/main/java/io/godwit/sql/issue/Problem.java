package io.godwit.sql.issue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * The catalogue of what can be worth saying about a conversion: code, severity, and the hours that it takes a person, as a
 * rule of thumb. Title and remedy stand in {@code problems.properties}. Codes are for ever: a problem that is gone leaves a
 * gap.
 */
public enum Problem {
    STATEMENT_NOT_UNDERSTOOD(1, Severity.ACTION, 1),
    TABLE_NOT_UNDERSTOOD(2, Severity.BLOCKING, 2),
    TABLE_PART_NOT_UNDERSTOOD(3, Severity.BLOCKING, 1),
    TYPE_NOT_UNDERSTOOD(4, Severity.BLOCKING, 1),
    NAME_TOO_LONG(5, Severity.BLOCKING, 0.2),
    NAME_CLASH(6, Severity.BLOCKING, 0.2),
    SYSTEM_VERSIONED(7, Severity.BLOCKING, 4),
    PERIOD_WITHOUT_OVERLAPS(8, Severity.BLOCKING, 2),
    SEQUENCE_READ_AS_TABLE(9, Severity.BLOCKING, 0.1),
    ZERO_DATE_BECOMES_NULL(10, Severity.WARN, 0.5),
    ZERO_DATE_DEFAULT_DROPPED(11, Severity.WARN, 0.2),
    KEY_IGNORED_CASE(12, Severity.WARN, 0.5),
    TEXT_IGNORED_CASE(13, Severity.INFO, 0),
    DEFAULT_NOT_CONVERTED(14, Severity.ACTION, 0.3),
    GENERATED_COLUMN_NOT_CONVERTED(15, Severity.ACTION, 1),
    GENERATED_COLUMN_BY_TRIGGER(16, Severity.WARN, 0.3),
    ON_UPDATE_BY_TRIGGER(17, Severity.INFO, 0),
    CHECK_NOT_CONVERTED(18, Severity.ACTION, 0.5),
    CHECK_MAY_DIFFER(19, Severity.WARN, 0.3),
    CHECK_NOT_ENFORCED(20, Severity.INFO, 0),
    PRIMARY_KEY_OF_PREFIXES(21, Severity.WARN, 0.5),
    INDEX_OF_PREFIX(22, Severity.INFO, 0),
    INDEX_ROW_MAY_BE_TOO_LARGE(23, Severity.WARN, 0.3),
    FULLTEXT_INDEX(24, Severity.ACTION, 2),
    SPATIAL_INDEX(25, Severity.ACTION, 2),
    VECTOR_INDEX(26, Severity.ACTION, 2),
    INDEX_EXPRESSION_NOT_CONVERTED(27, Severity.ACTION, 0.5),
    HIDDEN_INDEX(28, Severity.INFO, 0),
    HIDDEN_COLUMN(29, Severity.WARN, 0.5),
    ZEROFILL(30, Severity.WARN, 0.3),
    FOREIGN_KEY_WITHOUT_PARENT(31, Severity.ACTION, 0.5),
    FOREIGN_KEY_WITHOUT_UNIQUE_KEY(32, Severity.ACTION, 1),
    FOREIGN_KEY_IGNORED_CASE(33, Severity.WARN, 0.5),
    PARTITIONS_DROPPED(34, Severity.WARN, 1),
    PARTITIONS_CHANGED(35, Severity.INFO, 0),
    STORAGE_ENGINE(36, Severity.WARN, 0.5),
    UNSIGNED_IDENTITY(37, Severity.INFO, 0.1),
    STORED_CODE_NOT_CONVERTED(38, Severity.ACTION, 1),
    QUERY_NOT_UNDERSTOOD(39, Severity.ACTION, 1),
    OTHER_DATABASE(40, Severity.ACTION, 0.5),
    UNKNOWN_FUNCTION(41, Severity.ACTION, 0.5),
    VARIABLE(42, Severity.ACTION, 1),
    VIEW_CHECK_OPTION_DROPPED(43, Severity.WARN, 0.2),
    IMPLICIT_CAST(44, Severity.WARN, 0.2),
    TEXT_NUMBER_MAY_FAIL(45, Severity.WARN, 0.2),
    DIVISION_KEEPS_MORE_DIGITS(46, Severity.INFO, 0),
    ROUNDING_MAY_DIFFER(47, Severity.WARN, 0.1),
    CASE_MAPPING_MAY_DIFFER(48, Severity.INFO, 0),
    NEGATIVE_POSITION(49, Severity.WARN, 0.2),
    REGULAR_EXPRESSION(50, Severity.WARN, 0.3),
    DATE_FORMAT_NOT_CONVERTED(51, Severity.ACTION, 0.3),
    DATE_TEXT_MAY_FAIL(52, Severity.WARN, 0.2),
    TIME_ZONE_OF_SESSION(53, Severity.WARN, 0.2),
    TRANSACTION_TIME(54, Severity.INFO, 0),
    GROUP_CONCAT_NOT_CUT(55, Severity.INFO, 0),
    DISTINCT_ORDER_AS_TEXT(56, Severity.WARN, 0.2),
    LOOSE_GROUP_BY(57, Severity.WARN, 0.5),
    UNSIGNED_ARITHMETIC(58, Severity.WARN, 0.2),
    JSON_NULL(59, Severity.INFO, 0),
    JSON_PATH_NOT_CONVERTED(60, Severity.ACTION, 0.5),
    ERROR_WAS_NULL(61, Severity.WARN, 0.1),
    COLLATION_DROPPED(62, Severity.WARN, 0.2),
    CHARSET_DROPPED(63, Severity.INFO, 0),
    RANDOM_VALUE(64, Severity.INFO, 0),
    BOOLEAN_POLICY(65, Severity.INFO, 0),
    TEXT_OF_VALUE_MAY_DIFFER(66, Severity.WARN, 0.2),
    SUBPARTITIONS_DROPPED(67, Severity.INFO, 0),
    TEXT_COMPARISON_IGNORED_CASE(68, Severity.WARN, 0.1),
    TEXT_ORDER(69, Severity.INFO, 0),
    SEQUENCE_POSITION(70, Severity.WARN, 0.1),
    TEXT_DOCUMENT_MAY_FAIL(71, Severity.WARN, 0.1),
    TIME_NOT_CUT(72, Severity.INFO, 0),
    HISTORY_STAYS_BEHIND(73, Severity.WARN, 0.5),
    NAME_CHANGED(74, Severity.WARN, 0.2),
    VIEW_READS_WHAT_STAYS(75, Severity.ACTION, 0.5),
    DOCUMENT_NESTING(76, Severity.WARN, 0.1);

    private static final Properties WORDS = new Properties();

    static {
        try (Reader words = new InputStreamReader(
                Objects.requireNonNull(Problem.class.getResourceAsStream("problems.properties")),
                StandardCharsets.UTF_8)) {
            WORDS.load(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final int number;
    private final Severity severity;
    private final double hours;

    Problem(int number, Severity severity, double hours) {
        this.number = number;
        this.severity = severity;
        this.hours = hours;
    }

    /** {@code CNV-0001}. */
    public String code() {
        return "CNV-%04d".formatted(number);
    }

    public Severity severity() {
        return severity;
    }

    /** What it takes a person, as a rule of thumb. */
    public double hours() {
        return hours;
    }

    /** One line, without a full stop. */
    public String title() {
        return WORDS.getProperty(name() + ".title", name());
    }

    /** What to do. */
    public String remedy() {
        return WORDS.getProperty(name() + ".remedy", "");
    }
}
