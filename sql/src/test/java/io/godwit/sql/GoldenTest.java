package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file under {@code conversion/} is converted and compared. With {@code -Dgolden.update=true} the files are written
 * anew: read the difference before it is committed.
 */
class GoldenTest {

    static Stream<Golden> files() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldConvertAsTheFileSays(Golden golden) throws IOException {
        String now = golden.rendered(Conversion.mysqlToPostgreSql(golden.options()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden.file(), now);
        }
        assertThat(now).isEqualTo(Files.readString(golden.file()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldGiveTheSameAnswerTwice(Golden golden) {
        Conversion conversion = Conversion.mysqlToPostgreSql(golden.options());
        assertThat(golden.rendered(conversion)).isEqualTo(golden.rendered(conversion));
    }
}
