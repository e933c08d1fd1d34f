package io.godwit.cli.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private Numbers() {}

    /** 1,000,873 */
    public static String exact(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** 1.24 M, 402 k, 17 */
    public static String about(double value) {
        if (value >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G", value / 1e9);
        }
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.2f M", value / 1e6);
        }
        return value >= 10_000 ? Math.round(value / 1e3) + " k" : exact(Math.round(value));
    }

    /** 412 MB */
    public static String bytes(double value) {
        if (value >= 1e9) {
            return String.format(Locale.ROOT, "%.1f GB", value / 1e9);
        }
        return value >= 1e6 ? Math.round(value / 1e6) + " MB" : Math.round(value / 1e3) + " kB";
    }

    /** 1.9 s, 2 min 5 s */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return millis < 120_000
                ? millis / 1000 + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** A count with its noun: "1 table", "27 tables". */
    public static String counted(long count, String noun) {
        return exact(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
