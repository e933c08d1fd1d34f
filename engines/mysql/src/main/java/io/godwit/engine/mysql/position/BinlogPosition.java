package io.godwit.engine.mysql.position;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.Position;
import java.util.Objects;

/**
 * A place between two transactions of one server's binary log: a file and an offset in it.
 *
 * <p>Ordered by file and offset, which are written before a transaction becomes visible; the set of GTIDs is not, so it takes
 * no part in the order or in equality (H5). It is there for finding the place on another server of the topology, and is empty
 * while it is not known exactly.
 *
 * @param file name of the log file, {@code binlog.000042}
 * @param offset in bytes; may pass 4 GiB after a giant transaction
 * @param begun when the server began the file, in seconds since 1970; 0 where it is not known. RESET MASTER gives a new file the
 *     name of an old one, and perhaps the same GTIDs, but never its time
 */
public record BinlogPosition(String file, long offset, Gtids gtids, long begun) implements Position {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first event of a log file lies here, after its magic number. */
    public static final long START = 4;

    public static BinlogPosition of(String file, long offset) {
        return new BinlogPosition(file, offset, Gtids.unknown(), 0);
    }

    /** Reads a position back from {@link #toJson}. */
    public static BinlogPosition parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.path("format").asInt() != FORMAT || !node.hasNonNull("file") || !node.hasNonNull("offset")) {
                throw new EngineException(
                        Kind.UNSUPPORTED,
                        "A position in the binary log of format "
                                + node.path("format").asText() + " cannot be read.",
                        "Upgrade the replication service.");
            }
            return new BinlogPosition(
                    node.get("file").asText(),
                    node.get("offset").asLong(),
                    Gtids.parse(node.path("gtids").asText("")),
                    node.path("begun").asLong(0));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a position in a binary log", e);
        }
    }

    @Override
    public String toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("file", file);
        node.put("offset", offset);
        node.put("gtids", gtids.toString());
        if (begun > 0) {
            node.put("begun", begun);
        }
        return node.toString();
    }

    /** The number at the end of a log file's name. */
    public static long number(String file) {
        int dot = file.lastIndexOf('.');
        try {
            return Long.parseLong(file.substring(dot + 1));
        } catch (NumberFormatException e) {
            throw new EngineException(
                    Kind.NOT_UNDERSTOOD,
                    "The name " + file + " of a binary log file does not end with a number.",
                    "Check log_bin and its index file on the server.",
                    null,
                    e);
        }
    }

    @Override
    public int compareTo(Position other) {
        BinlogPosition that = (BinlogPosition) other;
        int byFile = Long.compare(number(file), number(that.file));
        return byFile != 0 ? byFile : Long.compare(offset, that.offset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinlogPosition that && file.equals(that.file) && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, offset);
    }

    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
