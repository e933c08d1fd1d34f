package io.godwit.platform.message;

/** What an envelope carries. */
public sealed interface Body permits Command, Event {

    /** The name on the wire, {@code assessment-completed}: the record's name in kebab case. */
    default String type() {
        return MessageTypes.nameOf(getClass());
    }
}
