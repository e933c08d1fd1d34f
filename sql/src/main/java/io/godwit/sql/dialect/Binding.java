package io.godwit.sql.dialect;

/** How tightly what is no operator of {@link io.godwit.sql.tree.Operator} binds; the numbers between are the operators'. */
public final class Binding {
    public static final int NONE = 0;
    public static final int OR = 10;
    public static final int XOR = 15;
    public static final int AND = 20;
    public static final int NOT = 30;
    /** IS, BETWEEN, IN, LIKE and all that compares. */
    public static final int COMPARISON = 40;

    public static final int BITS_OR = 50;
    public static final int BITS_AND = 52;
    public static final int SHIFT = 54;
    public static final int SUM = 60;
    public static final int PRODUCT = 70;
    public static final int POWER = 80;
    public static final int COLLATE = 85;
    public static final int SIGN = 90;
    /** Names, literals, calls, whatever stands in parentheses. */
    public static final int WHOLE = 100;

    private Binding() {}
}
