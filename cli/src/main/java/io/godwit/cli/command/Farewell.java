package io.godwit.cli.command;

import io.godwit.cli.ExitCode;

/** While this is open, Ctrl-C leaves what goes on alone, says how to look again, and ends the command with 130. */
final class Farewell implements AutoCloseable {
    private volatile boolean ended;

    Farewell(String message) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!ended) {
                System.err.println();
                System.err.println(message);
                Runtime.getRuntime().halt(ExitCode.LEFT);
            }
        }));
    }

    @Override
    public void close() {
        ended = true;
    }
}
