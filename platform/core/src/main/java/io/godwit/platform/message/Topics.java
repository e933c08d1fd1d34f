package io.godwit.platform.message;

/** The topics. One for the commands of each service, one for all events. */
public final class Topics {
    public static final String ASSESSMENT = "godwit.assessment.commands";
    public static final String CONVERSION = "godwit.conversion.commands";
    public static final String REPLICATION = "godwit.replication.commands";
    public static final String EVENTS = "godwit.events";
    public static final String DEAD_LETTERS = "godwit.dead-letters";

    private Topics() {}
}
