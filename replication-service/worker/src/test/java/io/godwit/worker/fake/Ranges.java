package io.godwit.worker.fake;

import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.row.RowSink;
import java.util.List;
import java.util.Optional;

/** Ranges of ids, and rows on their way into a sink. */
final class Ranges {
    private static final int IN_A_BUFFER = 7;

    private Ranges() {}

    static boolean holds(KeyRange range, long id) {
        boolean above = range.lower().length == 0 || id > Rows.id(range.lower());
        boolean below = range.upper().length == 0 || id <= Rows.id(range.upper());
        return above && below;
    }

    static Reading send(List<byte[]> rows, Optional<Position> watermark, RowSink sink) {
        long bytes = 0;
        for (int from = 0; from < rows.size(); from += IN_A_BUFFER) {
            var buffer = FakeSource.buffer(rows.subList(from, Math.min(rows.size(), from + IN_A_BUFFER)));
            bytes += buffer.size();
            sink.rows(buffer);
        }
        return new Reading(rows.size(), bytes, 0, watermark);
    }
}
