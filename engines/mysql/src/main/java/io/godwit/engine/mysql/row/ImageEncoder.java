package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes row images of the binary log for one planned table, as one TABLE_MAP event describes it.
 *
 * <p>Columns come by the event's bitmap, never by absence; those that do not move are passed over (H11).
 */
public final class ImageEncoder {
    private final TablePlan table;
    private final LoggedType[] logged;
    private final int rowEnd;
    private final RowEncoder encoder;
    /** For each column of the tuple: its place in the log. */
    private final int[] source;
    /** Where the fields of the last image begin, by column of the tuple. */
    private final int[] at;

    private final int[] begins;
    /** What the offsets are in. */
    private byte[] bytes = {};

    private @Nullable Refusal refusal;

    private ImageEncoder(TablePlan table, LoggedType[] logged, TableLayout layout, ColumnCodec[] codecs) {
        this.table = table;
        this.logged = logged;
        this.rowEnd = layout.rowEnd();
        this.encoder = new RowEncoder(table, codecs);
        this.source = new int[codecs.length];
        this.at = new int[codecs.length];
        this.begins = new int[logged.length];
        for (int i = 0; i < codecs.length; i++) {
            source[i] = layout.places()[Pair.index(table, table.columns().get(i).source())];
        }
    }

    /** Fails with {@code UNSUPPORTED}, naming table and column, where a column's pair of types has no encoder. */
    public static void requireSupported(TablePlan table, CharacterSets sets) {
        Pair.of(table, sets);
    }

    /** For a description that agrees with the plan ({@link #differs}). */
    public static ImageEncoder of(
            TablePlan table, LoggedType[] logged, TableLayout layout, CharacterSets sets, LabelSource labels) {
        List<Pair> pairs = Pair.of(table, sets);
        LoggedType[] whole = whole(table, logged, layout);
        ColumnCodec[] codecs = pairs.stream()
                .map(pair -> LogCodecs.codec(table, pair, whole[layout.places()[pair.index(table)]], labels))
                .toArray(ColumnCodec[]::new);
        return new ImageEncoder(table, whole, layout, codecs);
    }

    /** The description with what it lacks: columns that do not move are passed over by it too. */
    private static LoggedType[] whole(TablePlan table, LoggedType[] logged, TableLayout layout) {
        LoggedType[] whole = logged.clone();
        for (int i = 0; i < table.sourceColumns().size(); i++) {
            SourceColumn column = table.sourceColumns().get(i);
            if (ColumnType.hasOldFormat(column.type())) {
                int place = layout.places()[i];
                whole[place] = logged[place].with(ColumnType.parse(column.type()));
            }
        }
        return whole;
    }

    /** What differs between a description in the log and the plan, in words; null where they agree (H9). */
    public static @Nullable String differs(
            TablePlan table, LoggedType[] logged, TableLayout layout, CharacterSets sets) {
        if (logged.length != layout.columns()) {
            return "the log has " + logged.length + " columns, the table " + layout.columns();
        }
        for (Pair pair : Pair.of(table, sets)) {
            int bytes = pair.type().kind().text() ? pair.characters().maxBytes() : 1;
            String difference = logged[layout.places()[pair.index(table)]].differs(pair.type(), bytes);
            if (difference != null) {
                return "column " + pair.source().name() + " is " + pair.source().type() + " in the plan, " + difference;
            }
        }
        return null;
    }

    /** The first column that moves and is not among the {@code present} ones; null where all are. */
    public @Nullable String missing(byte[] event, int present) {
        for (int i = 0; i < source.length; i++) {
            if (!bit(event, present, source[i])) {
                return table.sourceColumns()
                        .get(Pair.index(table, table.columns().get(i).source()))
                        .name();
            }
        }
        return rowEnd >= 0 && !bit(event, present, rowEnd) ? "ROW END" : null;
    }

    /**
     * Encodes the next image; afterwards {@link #refusal} tells whether it was refused, and then nothing was written.
     *
     * @param present offset in the event's head of the bitmap of the columns that the image has
     */
    public void encode(RowImages images, int present, int presentCount, RowBuffer to) {
        LargeValue outside = images.outside();
        if (outside == null) {
            bytes = images.head();
            encoder.cut(null);
            images.position(locate(bytes, (int) images.position(), present, presentCount));
        } else {
            CutRow row = new CutRow(outside, images.position(), images.end());
            cut(row, images.head(), present, presentCount);
            bytes = row.bytes();
            encoder.cut(row);
            images.position(row.position());
        }
        refusal = null;
        try {
            encoder.encode(bytes, at, to);
        } catch (RefusedValue e) {
            refusal = encoder.refusal(bytes, at);
        }
    }

    /**
     * Whether the last image is of a row that lives; a system-versioned table holds those that ceased too, which do not move.
     * The end of a row that lives is the largest time (H11); tables versioned by transaction are logged as statements.
     */
    public boolean current() {
        if (rowEnd < 0) {
            return true;
        }
        int start = begins[rowEnd];
        int seconds = Integer.reverseBytes(LittleEndian.int4(bytes, start));
        return (seconds == Integer.MAX_VALUE || seconds == -1) && MomentCodec.fraction(bytes, start + 4, 6) == 999_999;
    }

    /** Why the last image was refused; null where it was not. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /**
     * Encodes of the last image, which was refused, what can be encoded, with NULL for the rest: an image before, of which
     * the target never had more than the key. False where even that is not possible.
     */
    public boolean encodePartly(RowBuffer to) {
        return encoder.encodePartly(bytes, at, to);
    }

    private int locate(byte[] event, int start, int present, int presentCount) {
        int next = start + (presentCount + 7) / 8;
        int seen = 0;
        for (int i = 0; i < logged.length; i++) {
            if (!bit(event, present, i)) {
                begins[i] = RowEncoder.NULL;
                continue;
            }
            boolean isNull = bit(event, start, seen++);
            begins[i] = isNull ? RowEncoder.NULL : next;
            if (!isNull) {
                next = logged[i].end(event, next);
            }
        }
        columns();
        return next;
    }

    private void cut(CutRow row, byte[] head, int present, int presentCount) {
        int nulls = row.bring((presentCount + 7) / 8);
        int seen = 0;
        for (int i = 0; i < logged.length; i++) {
            boolean missing = !bit(head, present, i) || bit(row.bytes(), nulls, seen++);
            begins[i] = missing ? RowEncoder.NULL : row.field(logged[i]::extent, inKey(i));
        }
        columns();
    }

    private boolean inKey(int place) {
        for (int i = 0; i < source.length; i++) {
            if (source[i] == place && encoder.inKey(i)) {
                return true;
            }
        }
        return false;
    }

    private void columns() {
        for (int i = 0; i < at.length; i++) {
            at[i] = begins[source[i]];
        }
    }

    private static boolean bit(byte[] event, int bitmap, int index) {
        return (event[bitmap + (index >> 3)] & (1 << (index & 7))) != 0;
    }
}
