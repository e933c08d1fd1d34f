package io.godwit.e2e.chaos;

/** What a fault meets. */
enum Victim {
    WORKER("kill -9 worker"),
    WORKER_ASLEEP("SIGSTOP worker, woken later"),
    CONTROL("kill -9 control"),
    GATEWAY("kill -9 gateway"),
    KAFKA("kill -9 Kafka"),
    STATE("kill -9 state database"),
    SUPERVISOR("kill -9 supervisor, later ./godwit up"),
    PLATFORM("kill -9 the whole platform, later ./godwit up"),
    COMMAND("kill -9 ./godwit migrate, later the same again"),
    SOURCE("kill -9 source, started again later"),
    TARGET("kill -9 target, started again later"),
    SOURCE_LINK("connections to the source cut, none for a while"),
    TARGET_LINK("connections to the target cut, none for a while");

    private final String deed;

    Victim(String deed) {
        this.deed = deed;
    }

    String deed() {
        return deed;
    }
}
