package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.position.BinlogPosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements in the character sets of the sessions that wrote them (H10). */
@Tag("H10")
class QueryEventTest {
    private static final int COLLATION = 4;

    private static QueryEvent query(String sql, String set, Charset java) {
        var event = new ByteArrayOutputStream();
        event.writeBytes(new byte[8]);
        event.write(4); // length of the database's name
        event.writeBytes(new byte[] {0, 0, 7, 0});
        event.writeBytes(new byte[] {4, COLLATION, 0, COLLATION, 0, COLLATION, 0});
        event.writeBytes("shop\0".getBytes(StandardCharsets.UTF_8));
        event.writeBytes(sql.getBytes(java));
        byte[] bytes = event.toByteArray();
        return QueryEvent.parse(
                bytes,
                0,
                bytes.length,
                new StatementNames(Map.of(COLLATION, set), false),
                BinlogPosition.of("binlog.000001", 4));
    }

    @ParameterizedTest
    @CsvSource({
        "latin1, windows-1252, größe",
        "cp850, IBM850, größe",
        "cp852, IBM852, größe",
        "cp866, IBM866, цена",
        "koi8u, KOI8-U, ціна",
        "greek, ISO-8859-7, τιμή",
        "macroman, x-MacRoman, größe",
        "latin5, ISO-8859-9, değer",
        "gb18030, GB18030, 价格",
        "utf8mb4, UTF-8, 价格"
    })
    void shouldReadNamesInTheSessionsCharacterSet(String set, String java, String table) {
        QueryEvent query = query("TRUNCATE TABLE `" + table + "`", set, Charset.forName(java));

        assertThat(StatementReader.read(query, name -> true))
                .isEqualTo(new Verdict.Truncate(new TableName("shop", table)));
    }

    @Test
    void shouldNotPassOverANameInASetThatJavaLacks() {
        assertThat(StatementReader.read(query("TRUNCATE t\u00fc", "dec8", StandardCharsets.ISO_8859_1), name -> false))
                .isInstanceOf(Verdict.Doubtful.class);
        assertThat(StatementReader.read(
                        query("ALTER TABLE t\u00fc ADD a int", "hp8", StandardCharsets.ISO_8859_1), n -> false))
                .isInstanceOf(Verdict.Doubtful.class);
        assertThat(StatementReader.read(
                        query("TRUNCATE t COMMENT '\u00fc'", "dec8", StandardCharsets.ISO_8859_1), n -> false))
                .isEqualTo(new Verdict.Truncate(new TableName("shop", "t")));
    }
}
