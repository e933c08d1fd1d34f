package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.row.SliceCodec.Front;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.type.CanonicalType;

/** Chooses the encoder for a column of row images in the binary log, once per table and description of it. */
final class LogCodecs {
    private LogCodecs() {}

    static ColumnCodec codec(TablePlan table, Pair pair, LoggedType logged, LabelSource labels) {
        CanonicalType to = pair.canonical();
        boolean unsigned = pair.type().unsigned();
        return switch (pair.type().kind()) {
            case TINYINT -> IntegerCodec.of(1, unsigned, to);
            case SMALLINT -> IntegerCodec.of(2, unsigned, to);
            case YEAR -> IntegerCodec.loggedYear(to);
            case MEDIUMINT -> IntegerCodec.of(3, unsigned, to);
            case INT -> IntegerCodec.of(4, unsigned, to);
            case BIGINT -> IntegerCodec.of(8, unsigned, to);
            case DECIMAL ->
                new PackedDecimalCodec(pair.type().length(), pair.type().scale(), ((CanonicalType.Decimal) to).scale());
            case FLOAT -> new FloatCodec(4, ((CanonicalType.Float) to).bits());
            case DOUBLE -> new FloatCodec(8, 64);
            case BIT ->
                new BitCodec(
                        Front.fixed((Math.max(1, pair.type().length()) + 7) / 8),
                        Math.max(1, pair.type().length()),
                        to);
            case DATE -> new MomentCodec.LoggedDate(pair.momentForm());
            case DATETIME ->
                logged.type() == LoggedType.DATETIME
                        ? OldFraction.datetime(pair.momentForm(), logged.meta())
                        : new MomentCodec.LoggedDatetime(pair.momentForm(), logged.meta());
            case TIMESTAMP ->
                logged.type() == LoggedType.TIMESTAMP
                        ? OldFraction.timestamp(pair.momentForm(), logged.meta())
                        : new MomentCodec.LoggedTimestamp(pair.momentForm(), logged.meta());
            case TIME -> time(to instanceof CanonicalType.Interval, logged);
            case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> stored(pair.textCodec(logged.front()), logged);
            case BINARY -> new BytesCodec(logged.front(), pair.type().length());
            case VARBINARY, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, VECTOR ->
                stored(new BytesCodec(logged.front(), 0), logged);
            case ENUM -> new LabelCodec.One(logged.meta(), table, pair, labels);
            case SET -> pair.set(new LabelCodec.Many(logged.meta(), table, pair, labels));
            case JSON -> new JsonCodec.OfBinary(logged.front(), to);
            case GEOMETRY ->
                to instanceof CanonicalType.Bytes
                        ? new BytesCodec(logged.front(), 0)
                        : new GeometryCodec(logged.front());
            case UUID -> new UuidCodec(logged.front(), false, to);
            case INET4 -> new InternetAddressCodec(logged.front(), 4);
            case INET6 -> new InternetAddressCodec(logged.front(), 16);
        };
    }

    private static ColumnCodec stored(SliceCodec codec, LoggedType logged) {
        return logged.compressed() ? new InflatedCodec(logged.front(), codec) : codec;
    }

    private static ColumnCodec time(boolean interval, LoggedType logged) {
        return logged.type() == LoggedType.TIME
                ? OldFraction.time(interval, logged.meta())
                : new DurationCodec.Logged(interval, logged.meta());
    }
}
