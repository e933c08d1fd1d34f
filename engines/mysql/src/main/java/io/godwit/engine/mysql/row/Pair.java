package io.godwit.engine.mysql.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.type.CharacterSet;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.type.CanonicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column's source type and the canonical type in which it travels: what an encoder is chosen by. Only pairs for which
 * there is one can be made.
 *
 * @param set the character set of text
 */
record Pair(SourceColumn source, ColumnType type, ColumnPlan plan, @Nullable CharacterSet set) {

    /** The codec for text, by what it becomes. */
    SliceCodec textCodec(SliceCodec.Front front) {
        return switch (canonical()) {
            case CanonicalType.Bytes() -> new BytesCodec(front, 0);
            case CanonicalType.Json(boolean binary) -> new JsonCodec.OfText(front, canonical(), characters());
            default -> new TextCodec(front, characters());
        };
    }

    /** The codec for a SET, by what its text becomes. */
    ColumnCodec set(ColumnCodec text) {
        return canonical() instanceof CanonicalType.Array ? new TextArrayCodec(text) : text;
    }

    /** All columns of a table that move, in the tuple's order; {@code UNSUPPORTED} names the one that cannot. */
    static List<Pair> of(TablePlan table, CharacterSets sets) {
        return table.columns().stream().map(plan -> of(table, plan, sets)).toList();
    }

    private static Pair of(TablePlan table, ColumnPlan plan, CharacterSets sets) {
        SourceColumn source = table.sourceColumns().get(index(table, plan.source()));
        ColumnType type = ColumnType.parse(source.type());
        CharacterSet set = null;
        if (type.kind().text() || type.kind() == ColumnType.Kind.JSON) {
            set = sets.named(source.charset().orElse("utf8mb4"));
        } else if (type.kind() == ColumnType.Kind.INET4 || type.kind() == ColumnType.Kind.INET6) {
            set = sets.named("ascii");
        }
        Pair pair = new Pair(source, type, plan, set);
        if (!pair.supported()) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "Column " + source.name() + " of " + table.source() + " (" + source.type() + ") cannot be carried as "
                            + plan.type() + ".",
                    "Choose another type for the column, or leave the table out.");
        }
        return pair;
    }

    /** The index among the plan's source columns of the one with this ordinal; hidden columns leave gaps between ordinals. */
    static int index(TablePlan table, int ordinal) {
        List<SourceColumn> columns = table.sourceColumns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).ordinal() == ordinal) {
                return i;
            }
        }
        throw new IllegalArgumentException("the plan of " + table.source() + " has no source column " + ordinal);
    }

    int index(TablePlan table) {
        return index(table, plan.source());
    }

    CanonicalType canonical() {
        return plan.type();
    }

    CharacterSet characters() {
        return java.util.Objects.requireNonNull(set, "a column of text has a character set");
    }

    String policy(String name) {
        return plan.policies().getOrDefault(name, "");
    }

    MomentCodec.Form momentForm() {
        return new MomentCodec.Form(
                canonical() instanceof CanonicalType.Date,
                policy("zero-date").equals("null"),
                plan.nullable());
    }

    private boolean supported() {
        CanonicalType to = canonical();
        return switch (type.kind()) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> IntegerCodec.takes(to);
            case YEAR -> to instanceof CanonicalType.Int && type.length() != 2;
            case DECIMAL -> to instanceof CanonicalType.Decimal decimal && decimal.scale() >= type.scale();
            case FLOAT -> to instanceof CanonicalType.Float;
            case DOUBLE -> to instanceof CanonicalType.Float(int bits) && bits == 64;
            case BIT -> BitCodec.takes(to, Math.max(1, type.length()));
            case DATE -> to instanceof CanonicalType.Date;
            case DATETIME, TIMESTAMP -> to instanceof CanonicalType.Timestamp;
            case TIME -> to instanceof CanonicalType.Time || to instanceof CanonicalType.Interval;
            case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
                to instanceof CanonicalType.Bytes || JsonCodec.takes(to);
            case BINARY, VARBINARY, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB -> to instanceof CanonicalType.Bytes;
            case ENUM -> to instanceof CanonicalType.Text || to instanceof CanonicalType.Enum;
            case SET ->
                to instanceof CanonicalType.Text
                        || to instanceof CanonicalType.Array(CanonicalType element)
                                && element instanceof CanonicalType.Text;
            case JSON -> JsonCodec.takes(to);
            case GEOMETRY -> to instanceof CanonicalType.Bytes || to instanceof CanonicalType.Geometry;
            case UUID -> to instanceof CanonicalType.Uuid || to instanceof CanonicalType.Text;
            case INET4, INET6 -> to instanceof CanonicalType.Text;
            case VECTOR -> to instanceof CanonicalType.Bytes;
        };
    }
}
