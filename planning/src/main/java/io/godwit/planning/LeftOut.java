package io.godwit.planning;

/**
 * Something of an object that the plan cannot hold although the rules of {@code sql} said nothing against it.
 *
 * @param subject by source names: {@code shop.orders}, {@code shop.orders.fk_customer}
 * @param detail one sentence, what is left out and why
 */
public record LeftOut(String subject, String detail) {
    /** What it takes a person, as a rule of thumb. */
    public static final double HOURS = 1;
}
