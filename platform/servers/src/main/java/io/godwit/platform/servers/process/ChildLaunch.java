package io.godwit.platform.servers.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started. Arguments and environment are visible to every user of the machine: no secret belongs there.
 *
 * @param name what messages call it
 * @param command program and arguments
 * @param folder its working folder, by which {@link Processes#workingIn} finds it again
 * @param log standard output and error are appended to this file
 * @param environment added to the few variables that a child inherits ({@code PATH}, {@code HOME}, {@code LANG}, {@code TMPDIR})
 * @param lifetime whether it ends with this virtual machine
 */
public record ChildLaunch(
        String name, List<String> command, Path folder, Path log, Map<String, String> environment, Lifetime lifetime) {
    public ChildLaunch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
