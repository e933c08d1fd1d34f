package io.godwit.platform.servers.process;

import io.godwit.platform.servers.ServerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Ends child processes with this virtual machine, even when it is killed: a shell that reads their ids from a pipe kills those
 * that are left when the pipe closes. {@code PR_SET_PDEATHSIG} would not do: it fires when the <em>thread</em> ends that started
 * the child.
 */
final class Reaper {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            left=' '
            while read -r verb pid; do
              case $verb in
                watch) left="$left$pid " ;;
                forget) left=$(printf %s "$left" | sed "s/ $pid / /") ;;
              esac
            done
            for pid in $left; do kill -9 "$pid" 2>/dev/null; done
            """;

    private static @Nullable Process shell;

    private Reaper() {}

    static void watch(Process child) {
        tell("watch " + child.pid() + "\n");
    }

    static void forget(Process child) {
        tell("forget " + child.pid() + "\n");
    }

    private static synchronized void tell(String line) {
        try {
            if (shell == null || !shell.isAlive()) {
                if (line.startsWith("forget")) {
                    return;
                }
                shell = new ProcessBuilder("setsid", "/bin/sh", "-c", SCRIPT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
            OutputStream pipe = shell.getOutputStream();
            pipe.write(line.getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            throw new ServerException(
                    "Child processes cannot be bound to this one", "Check that /bin/sh and setsid can be run.", e);
        }
    }
}
