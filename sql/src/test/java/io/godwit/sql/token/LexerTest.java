package io.godwit.sql.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.dialect.MySqlDialect;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.`b``c` | WORD:a SYMBOL:. NAME:b`c",
                "'it''s' \"x\"\"y\" | TEXT:it's TEXT:x\"y",
                "'a\\'b\\\\c' | TEXT:a'b\\c",
                "'100\\%' | TEXT:100\\%",
                "x'4A' 0x4a b'01' 0b11 | HEX:4A HEX:4a BITS:01 BITS:11",
                "1 1.5 .5 1e3 2E-4 | NUMBER:1 NUMBER:1.5 NUMBER:.5 NUMBER:1e3 NUMBER:2E-4",
                "1abc 0xg | WORD:1abc WORD:0xg",
                "a<=b<=>c!=d | WORD:a SYMBOL:<= WORD:b SYMBOL:<=> WORD:c SYMBOL:!= WORD:d",
                "a -- comment | WORD:a",
                "a /* x */ b | WORD:a WORD:b",
                "a /*!50100 b */ c | WORD:a WORD:b WORD:c",
                "a /*M!100301 b*/ c | WORD:a WORD:b WORD:c",
                "@x @@y @ | VARIABLE:@x VARIABLE:@@y SYMBOL:@",
                "'open | UNKNOWN:'open",
                "größe | WORD:größe",
                "a->>'$.b' | WORD:a SYMBOL:->> TEXT:$.b",
            })
    void shouldCutIntoTokens(String text, String expected) {
        String tokens = Lexer.tokens(text, MySqlDialect.MYSQL.lexical()).stream()
                .filter(t -> t.kind() != Token.Kind.END)
                .map(t -> t.kind() + ":" + t.value())
                .collect(Collectors.joining(" "));
        assertThat(tokens).isEqualTo(expected);
    }
}
