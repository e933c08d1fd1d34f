package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.position.Gtids;
import io.godwit.engine.mysql.row.LittleEndian;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Godwit's own account of the GTIDs that are behind a place in the log (H7). It is exact or unknown: on MySQL it becomes exact
 * at the head of a file, which lists what the files before hold; on MariaDB the server tells it for any place.
 */
final class GtidTrack {
    private static final int LOGICAL_CLOCK = 2;
    private static final long MICROS_MASK = (1L << 55) - 1;
    private static final long TAGGED = 0xff00_0000_0000_0000L;

    private Gtids gtids;
    private @Nullable Gtids after;

    GtidTrack(Gtids from) {
        this.gtids = from;
    }

    /** Of all complete transactions so far. */
    Gtids gtids() {
        return gtids;
    }

    /** The transaction whose id came last is complete. */
    void completed() {
        if (after != null) {
            gtids = after;
            after = null;
        }
    }

    /** It came to nothing. */
    void dropped() {
        after = null;
    }

    /** PREVIOUS_GTIDS: what the files before hold. */
    void previous(byte[] event, int body) {
        long sources = LittleEndian.int8(event, body);
        if ((sources & TAGGED) != 0) {
            // Written since 8.3 in another form where tags are in use.
            gtids = Gtids.unknown();
            return;
        }
        int at = body + 8;
        Gtids.MySql set = Gtids.MySql.EMPTY;
        for (long i = 0; i < sources; i++) {
            String source = uuid(event, at);
            long intervals = LittleEndian.int8(event, at + 16);
            at += 24;
            for (long k = 0; k < intervals; k++) {
                set = set.plus(source, LittleEndian.int8(event, at), LittleEndian.int8(event, at + 8) - 1);
                at += 16;
            }
        }
        gtids = set;
    }

    /** GTID_LIST of MariaDB, at the head of a file. */
    void list(byte[] event, int body) {
        int count = LittleEndian.int4(event, body) & 0x0fff_ffff;
        int at = body + 4;
        Gtids.MariaDb state = Gtids.MariaDb.EMPTY;
        for (int i = 0; i < count; i++) {
            state = state.plus(
                    LittleEndian.unsigned4(event, at),
                    LittleEndian.unsigned4(event, at + 4),
                    LittleEndian.int8(event, at + 8));
            at += 16;
        }
        if (gtids == Gtids.unknown()) {
            gtids = state;
        }
    }

    /** GTID of MySQL: flags, source, number … */
    void begins(byte[] event, int body) {
        if (gtids instanceof Gtids.MySql set) {
            String source = uuid(event, body + 1);
            long number = LittleEndian.int8(event, body + 17);
            if (set.contains(source, number)) {
                throw new EngineException(
                        Kind.POSITION_LOST,
                        "The binary log holds the transaction " + source + ":" + number
                                + " behind a position that it lies before: the log was begun anew.",
                        "Load again.");
            }
            after = set.plus(source, number);
        }
    }

    /** GTID of MariaDB: number, domain, flags … */
    void begins(byte[] event, int body, long server) {
        if (gtids instanceof Gtids.MariaDb state) {
            after = state.plus(LittleEndian.unsigned4(event, body + 8), server, LittleEndian.int8(event, body));
        }
    }

    /** When the transaction was committed, to the microsecond; MySQL says so since 8.0.1. */
    static @Nullable Instant committedAt(byte[] event, int body, int end) {
        int clock = body + 1 + 16 + 8;
        int time = clock + 1 + 16;
        if (time + 7 > end || event[clock] != LOGICAL_CLOCK) {
            return null;
        }
        long micros = LittleEndian.unsigned4(event, time) | ((long) LittleEndian.int3(event, time + 4) << 32);
        return Instant.EPOCH.plus(micros & MICROS_MASK, ChronoUnit.MICROS);
    }

    private static String uuid(byte[] event, int at) {
        ByteBuffer bytes = ByteBuffer.wrap(event, at, 16);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
