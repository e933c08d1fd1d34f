package io.godwit.engine.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.type.CanonicalType;
import org.junit.jupiter.api.Test;

class NativeTypesTest {
    @Test
    void shouldKnowTypesAsTheServerAndTheConversionWriteThem() {
        is("bigint", new CanonicalType.Int(64));
        is("SMALLINT", new CanonicalType.Int(16));
        is("numeric(20,0)", new CanonicalType.Decimal(20, 0));
        is("numeric(10, 2)", new CanonicalType.Decimal(10, 2));
        is("numeric(20)", new CanonicalType.Decimal(20, 0));
        is("character varying(30)", new CanonicalType.Text());
        is("timestamp(6) with time zone", new CanonicalType.Timestamp(true));
        is("timestamp(6) without time zone", new CanonicalType.Timestamp(false));
        is("timestamp without time zone", new CanonicalType.Timestamp(false));
        is("timestamp", new CanonicalType.Timestamp(false));
        is("timestamp with time zone", new CanonicalType.Timestamp(true));
        is("time(3) without time zone", new CanonicalType.Time());
        is("time without time zone", new CanonicalType.Time());
        is("bit(8)", new CanonicalType.Bits(8));
        is("bit varying(8)", new CanonicalType.Bits(8));
        is("double precision", new CanonicalType.Float(64));
        is("jsonb", new CanonicalType.Json(true));
        is("text[]", new CanonicalType.Array(new CanonicalType.Text()));
        is("\"shop\".\"order_state\"", new CanonicalType.Enum("\"shop\".\"order_state\""));
        assertThat(NativeTypes.canonical("tsvector")).isEmpty();
        assertThat(NativeTypes.canonical("time with time zone")).isEmpty();
    }

    private static void is(String nativeType, CanonicalType canonical) {
        assertThat(NativeTypes.canonical(nativeType)).as(nativeType).contains(canonical);
    }
}
