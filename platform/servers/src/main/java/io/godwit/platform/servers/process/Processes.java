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

    /** Whether this virtual machine runs as root. */
    public static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(PROC.resolve("self/"), "unix:uid"));
        } catch (IOException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /**
     * The living processes that run this program with this working folder, by ascending id, as far as this user may see them. A
     * server that works in its data folder is found so whether or not anybody lived long enough to note its id.
     *
     * @param program file name of the executable
     */
    public static List<Long> workingIn(Path folder, String program) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            Path wanted = folder.toRealPath();
            for (Path process : processes) {
                if (wanted.equals(link(process, "cwd")) && runs(process, program)) {
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

    private static boolean runs(Path process, String program) {
        // an executable that was replaced meanwhile reads "/path/program (deleted)"
        String executable = String.valueOf(link(process, "exe").getFileName());
        return executable.equals(program) || executable.equals(program + " (deleted)");
    }

    private static Path link(Path process, String name) {
        try {
            return Files.readSymbolicLink(process.resolve(name));
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
