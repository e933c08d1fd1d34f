package io.godwit.engine.mysql.position;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which transactions a place in the log has behind it, by their global ids. Immutable; adding one copies only the part of
 * its source, since a position is made for each transaction.
 *
 * <p>Text forms are the servers' own: {@code uuid:1-5:7,uuid:1-3} of MySQL, {@code 0-1-42,1-2-7} of MariaDB.
 */
public sealed interface Gtids {

    static Gtids unknown() {
        return Unknown.INSTANCE;
    }

    /** Reads a text form; empty text is unknown. */
    static Gtids parse(String text) {
        String compact = text.replaceAll("\\s+", "");
        if (compact.isEmpty()) {
            return unknown();
        }
        return compact.indexOf(':') > 0 ? MySql.parse(compact) : MariaDb.parse(compact);
    }

    /** It is not known exactly which. */
    enum Unknown implements Gtids {
        INSTANCE;

        @Override
        public String toString() {
            return "";
        }
    }

    /**
     * MySQL: sets of numbers per source.
     *
     * @param intervals by source (a UUID, perhaps with a tag): pairs of first and last number, ascending, not touching
     */
    record MySql(Map<String, long[]> intervals) implements Gtids {
        public static final MySql EMPTY = new MySql(Map.of());

        public MySql plus(String source, long number) {
            return plus(source, number, number);
        }

        public MySql plus(String source, long first, long last) {
            long[] old = intervals.getOrDefault(source, new long[0]);
            Map<String, long[]> copy = new TreeMap<>(intervals);
            copy.put(source, merged(old, first, last));
            return new MySql(copy);
        }

        /** Whether this transaction is among them. */
        public boolean contains(String source, long number) {
            long[] pairs = intervals.getOrDefault(source, new long[0]);
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i] <= number && number <= pairs[i + 1]) {
                    return true;
                }
            }
            return false;
        }

        private static long[] merged(long[] old, long first, long last) {
            int n = old.length;
            if (n > 0 && old[n - 1] + 1 == first) {
                long[] longer = old.clone();
                longer[n - 1] = last;
                return longer;
            }
            long[] all = Arrays.copyOf(old, n + 2);
            int at = n;
            while (at > 0 && all[at - 2] > first) {
                all[at] = all[at - 2];
                all[at + 1] = all[at - 1];
                at -= 2;
            }
            all[at] = first;
            all[at + 1] = last;
            int kept = 0;
            for (int i = 2; i < all.length; i += 2) {
                if (all[i] <= all[kept + 1] + 1) {
                    all[kept + 1] = Math.max(all[kept + 1], all[i + 1]);
                } else {
                    kept += 2;
                    all[kept] = all[i];
                    all[kept + 1] = all[i + 1];
                }
            }
            return Arrays.copyOf(all, kept + 2);
        }

        public static MySql parse(String text) {
            MySql set = EMPTY;
            for (String part : text.split(",")) {
                String[] pieces = part.split(":");
                String source = pieces[0];
                for (int i = 1; i < pieces.length; i++) {
                    if (!Character.isDigit(pieces[i].charAt(0))) {
                        source = pieces[0] + ":" + pieces[i];
                        continue;
                    }
                    int dash = pieces[i].indexOf('-');
                    long first = Long.parseLong(dash < 0 ? pieces[i] : pieces[i].substring(0, dash));
                    long last = dash < 0 ? first : Long.parseLong(pieces[i].substring(dash + 1));
                    set = set.plus(source, first, last);
                }
            }
            return set;
        }

        @Override
        public String toString() {
            return intervals.entrySet().stream()
                    .map(entry -> entry.getKey() + text(entry.getValue()))
                    .collect(Collectors.joining(","));
        }

        private static String text(long[] pairs) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < pairs.length; i += 2) {
                text.append(':').append(pairs[i]);
                if (pairs[i + 1] != pairs[i]) {
                    text.append('-').append(pairs[i + 1]);
                }
            }
            return text.toString();
        }
    }

    /** MariaDB: the last transaction of each domain. */
    record MariaDb(Map<Long, Last> last) implements Gtids {
        /** A server's id and the number of its transaction. */
        record Last(long server, long number) {}

        public static final MariaDb EMPTY = new MariaDb(Map.of());

        public MariaDb plus(long domain, long server, long number) {
            Map<Long, Last> copy = new TreeMap<>(last);
            copy.put(domain, new Last(server, number));
            return new MariaDb(copy);
        }

        public static MariaDb parse(String text) {
            MariaDb state = EMPTY;
            for (String part : text.split(",")) {
                String[] numbers = part.split("-");
                state = state.plus(
                        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
            }
            return state;
        }

        @Override
        public String toString() {
            return last.entrySet().stream()
                    .map(entry -> entry.getKey() + "-" + entry.getValue().server() + "-"
                            + entry.getValue().number())
                    .collect(Collectors.joining(","));
        }
    }
}
