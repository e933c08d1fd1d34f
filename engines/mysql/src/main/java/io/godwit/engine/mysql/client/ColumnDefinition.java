package io.godwit.engine.mysql.client;

/**
 * A column of a result, as the server describes it.
 *
 * @param type the protocol's type byte (MYSQL_TYPE_…)
 * @param flags NOT_NULL 1, UNSIGNED 32, BINARY 128, ENUM 256, SET 2048 …
 * @param charset the collation's id of the result (63 is binary)
 * @param length the display width, in bytes of the result's character set
 */
public record ColumnDefinition(
        String schema, String table, String name, int type, int flags, int charset, long length, int decimals) {

    public boolean unsigned() {
        return (flags & 32) != 0;
    }

    static ColumnDefinition parse(Packets packets) {
        Payload payload = new Payload(packets);
        payload.text(); // catalog, always "def"
        String schema = payload.text();
        String table = payload.text();
        payload.text(); // the table's name before an alias
        String name = payload.text();
        payload.text(); // the column's name before an alias
        payload.lenenc(); // length of the fixed part, 12
        int charset = payload.int2();
        long length = payload.int4();
        int type = payload.int1();
        int flags = payload.int2();
        int decimals = payload.int1();
        return new ColumnDefinition(schema, table, name, type, flags, charset, length, decimals);
    }
}
