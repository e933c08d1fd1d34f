package io.godwit.platform.servers.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the processes of this machine, through {@code /proc}. */
public final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /** Whether the process exists and is no zombie, for which {@link ProcessHandle#isAlive()} still says yes. */
    public static boolean alive(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            // pid (name, which may hold anything) state …
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * The living processes whose working folder is this one, by ascending id, as far as this user may see it. A server that works
     * in its data folder is found so whether or not anybody lived long enough to note its id.
     */
    public static List<Long> workingIn(Path folder) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            Path wanted = folder.toRealPath();
            for (Path process : processes) {
                if (wanted.equals(workingFolder(process))) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    if (alive(pid)) {
                        found.add(pid);
                    }
                }
            }
        } catch (IOException noSuchFolder) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static Path workingFolder(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException goneOrForeign) {
            return PROC;
        }
    }

    /** Resident memory in bytes, 0 when the process is gone. */
    public static long residentBytes(long pid) {
        try {
            for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
