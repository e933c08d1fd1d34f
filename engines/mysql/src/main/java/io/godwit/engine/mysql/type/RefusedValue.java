package io.godwit.engine.mysql.type;

/**
 * A value that cannot be carried unchanged. Thrown by encoders inside this engine and caught by the row's encoder, which
 * makes a refusal of it; one instance per rule, without a stack, since a table may hold millions of such values.
 */
public final class RefusedValue extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final RefusedValue[] INSTANCES = new RefusedValue[Rule.values().length];

    static {
        for (Rule rule : Rule.values()) {
            INSTANCES[rule.ordinal()] = new RefusedValue(rule);
        }
    }

    private final Rule rule;

    private RefusedValue(Rule rule) {
        super(rule.title(), null, false, false);
        this.rule = rule;
    }

    public static RefusedValue by(Rule rule) {
        return INSTANCES[rule.ordinal()];
    }

    public Rule rule() {
        return rule;
    }
}
