package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.row.SliceCodec.Front;
import io.godwit.engine.type.CanonicalType;
import java.util.List;

/** Chooses the encoders for rows of the binary protocol, once per table. */
final class ResultCodecs {
    private ResultCodecs() {}

    static ColumnCodec[] of(List<Pair> pairs) {
        return pairs.stream().map(ResultCodecs::codec).toArray(ColumnCodec[]::new);
    }

    private static ColumnCodec codec(Pair pair) {
        CanonicalType to = pair.canonical();
        boolean unsigned = pair.type().unsigned();
        return switch (pair.type().kind()) {
            case TINYINT -> IntegerCodec.of(1, unsigned, to);
            case SMALLINT -> IntegerCodec.of(2, unsigned, to);
            case YEAR -> IntegerCodec.of(2, true, to);
            case MEDIUMINT, INT -> IntegerCodec.of(4, unsigned, to);
            case BIGINT -> IntegerCodec.of(8, unsigned, to);
            case DECIMAL -> new DecimalCodec(((CanonicalType.Decimal) to).scale());
            case FLOAT -> new FloatCodec(4, ((CanonicalType.Float) to).bits());
            case DOUBLE -> new FloatCodec(8, 64);
            case BIT -> new BitCodec(Front.RESULT, Math.max(1, pair.type().length()), to);
            case DATE, DATETIME, TIMESTAMP -> new MomentCodec.Result(pair.momentForm());
            case TIME -> new DurationCodec.Result(to instanceof CanonicalType.Interval);
            case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> pair.textCodec(Front.RESULT);
            case ENUM, INET4, INET6 -> new TextCodec(Front.RESULT, pair.characters());
            case SET -> pair.set(new TextCodec(Front.RESULT, pair.characters()));
            case BINARY -> new BytesCodec(Front.RESULT, pair.type().length());
            case VARBINARY, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, VECTOR -> new BytesCodec(Front.RESULT, 0);
            case JSON -> new JsonCodec.OfText(Front.RESULT, to, pair.characters());
            case GEOMETRY ->
                to instanceof CanonicalType.Bytes ? new BytesCodec(Front.RESULT, 0) : new GeometryCodec(Front.RESULT);
            case UUID -> new UuidCodec(Front.RESULT, true, to);
        };
    }
}
