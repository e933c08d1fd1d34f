package io.godwit.sql.type;

import java.util.List;

/** Where a type has more than one way to go. The first choice is the default, and it loses nothing. */
public enum Policy {
    TINYINT1("tinyint1", "tinyint(1)", "smallint", "boolean"),
    BIGINT_UNSIGNED("bigint-unsigned", "bigint unsigned", "numeric", "bigint"),
    BIT1("bit1", "bit(1)", "boolean", "bit"),
    ENUM("enum", "enum(…)", "text", "native"),
    SET("set", "set(…)", "text", "array"),
    TIME("time", "time", "interval", "time"),
    CHAR("char", "char(n)", "varchar", "char"),
    JSON("json", "json", "json", "jsonb", "text"),
    DATETIME("datetime", "datetime", "timestamp", "timestamptz"),
    TIMESTAMP("timestamp", "timestamp", "timestamptz", "timestamp"),
    ZERO_DATE("zero-date", "0000-00-00", "null", "ledger");

    private final String label;
    private final String source;
    private final List<String> choices;

    Policy(String label, String source, String... choices) {
        this.label = label;
        this.source = source;
        this.choices = List.of(choices);
    }

    /** The name that users write, {@code zero-date}. */
    public String label() {
        return label;
    }

    /** What it is about, in the source's words. */
    public String source() {
        return source;
    }

    /** The default first. */
    public List<String> choices() {
        return choices;
    }

    public String byDefault() {
        return choices.getFirst();
    }
}
