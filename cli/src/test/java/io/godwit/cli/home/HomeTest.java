package io.godwit.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /var/lib/godwit | --home /var/lib/godwit
            /tmp/a b        | --home '/tmp/a b'
            /tmp/it's $HOME | --home '/tmp/it'\\''s $HOME'
            """)
    void shouldBeGivenAsAShellTakesIt(Path root, String argument) {
        assertThat(new Home(root).argument()).isEqualTo(argument);
    }
}
