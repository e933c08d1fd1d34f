package io.godwit.engine.mysql.binlog;

import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.ImageEncoder;
import io.godwit.engine.mysql.row.LittleEndian;
import io.godwit.engine.mysql.row.RowImages;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import org.jspecify.annotations.Nullable;

/** Decodes events with rows and hands their changes to the sink, one after another. */
final class RowsEvent {
    /** The kinds of row events. */
    enum Kind {
        WRITE,
        UPDATE,
        DELETE
    }

    private static final int KEEP = 1024 * 1024;

    private final ChangeSink sink;
    private final RowBuffer before = new RowBuffer(16 * 1024);
    private final RowBuffer after = new RowBuffer(16 * 1024);

    RowsEvent(ChangeSink sink) {
        this.sink = sink;
    }

    /** Decodes one event of a planned table, from after the fixed part of its body. */
    void decode(Kind kind, RowImages images, TablePlan plan, ImageEncoder encoder, int columns, BinlogPosition at) {
        try {
            byte[] event = images.head();
            int start = (int) images.position();
            long count = LittleEndian.lenenc(event, start);
            if (count != columns) {
                throw LogFailure.damaged(at, "rows of " + count + " columns follow a description of " + columns);
            }
            int bitmap = (columns + 7) / 8;
            int first = start + LittleEndian.lenencSize(event, start);
            int second = kind == Kind.UPDATE ? first + bitmap : first;
            complete(event, first, plan, encoder, at);
            complete(event, second, plan, encoder, at);
            Image one = new Image(first, present(event, first, columns));
            Image two = new Image(second, present(event, second, columns));
            images.position(second + bitmap);
            while (images.more()) {
                switch (kind) {
                    case WRITE -> write(images, one, plan, encoder);
                    case DELETE -> delete(images, one, plan, encoder);
                    case UPDATE -> update(images, one, two, plan, encoder);
                }
                before.clear();
                after.clear();
            }
            if (!images.ended()) {
                throw LogFailure.damaged(at, "rows of " + plan.source() + " end at another place than their event");
            }
            before.shrink(KEEP);
            after.shrink(KEEP);
        } catch (IndexOutOfBoundsException e) {
            throw LogFailure.notUnderstood(
                    at,
                    "holds rows of " + plan.source() + " that reach beyond their event",
                    "Check the server's disk; report this with the server's version.",
                    e);
        } finally {
            before.clear();
            after.clear();
        }
    }

    /** Where the bitmap of an image's columns lies, and how many are set. */
    private record Image(int bitmap, int columns) {}

    private static int present(byte[] event, int bitmap, int columns) {
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += (event[bitmap + (i >> 3)] >> (i & 7)) & 1;
        }
        return count;
    }

    private static void complete(byte[] event, int bitmap, TablePlan plan, ImageEncoder encoder, BinlogPosition at) {
        String missing = encoder.missing(event, bitmap);
        if (missing != null) {
            throw LogFailure.notUnderstood(
                    at,
                    "holds rows of " + plan.source() + " without column " + missing
                            + ": a session writes with binlog_row_image other than FULL",
                    "SET GLOBAL binlog_row_image = 'FULL', end the sessions that had another value, and reload "
                            + plan.source() + ".");
        }
    }

    private void write(RowImages images, Image image, TablePlan plan, ImageEncoder encoder) {
        encoder.encode(images, image.bitmap, image.columns, after);
        if (encoder.current()) {
            inserted(plan, encoder.refusal());
        }
    }

    private void inserted(TablePlan plan, @Nullable Refusal refusal) {
        if (refusal != null) {
            sink.refused(plan, null, refusal);
        } else {
            sink.insert(plan, view(after));
        }
    }

    private void delete(RowImages images, Image image, TablePlan plan, ImageEncoder encoder) {
        encoder.encode(images, image.bitmap, image.columns, before);
        if (encoder.current()) {
            deleted(plan, encoder);
        }
    }

    /** A row that was refused is not in the target; its key is enough to close its entry in the ledger. */
    private void deleted(TablePlan plan, ImageEncoder encoder) {
        if (encoder.refusal() == null || encoder.encodePartly(before)) {
            sink.delete(plan, view(before));
        }
    }

    private void update(RowImages images, Image old, Image image, TablePlan plan, ImageEncoder encoder) {
        encoder.encode(images, old.bitmap, old.columns, before);
        boolean lived = encoder.current();
        boolean hasBefore = lived && (encoder.refusal() == null || encoder.encodePartly(before));
        encoder.encode(images, image.bitmap, image.columns, after);
        boolean lives = encoder.current();
        Refusal refusal = encoder.refusal();
        @Nullable RowView oldRow = hasBefore ? view(before) : null;
        if (!lives) {
            if (oldRow != null) {
                sink.delete(plan, oldRow);
            }
        } else if (oldRow == null) {
            inserted(plan, refusal);
        } else if (refusal != null) {
            sink.refused(plan, oldRow, refusal);
        } else {
            sink.update(plan, oldRow, view(after));
        }
    }

    private static RowView view(RowBuffer buffer) {
        return new RowView(buffer.array(), 0, buffer.size());
    }
}
