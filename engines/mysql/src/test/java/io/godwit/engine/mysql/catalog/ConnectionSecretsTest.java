package io.godwit.engine.mysql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords in the texts of tables whose rows lie on other servers (H30). */
@Tag("H30")
class ConnectionSecretsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ") ENGINE=FEDERATED CONNECTION='mysql://u:ge''heim@h:3306/d/t' COMMENT='x'"
                        + "|) ENGINE=FEDERATED CONNECTION='***' COMMENT='x'",
                ") ENGINE=SPIDER COMMENT='wrapper \"mysql\", user \"u\", password \"ge, heim\", table \"t\"'"
                        + "|) ENGINE=SPIDER COMMENT='wrapper \"mysql\", user \"u\", password ***, table \"t\"'",
                "ENGINE=CONNECT `OPTION_LIST`='user=u,password=ge heim,host=h' CONNECTION = 'a\\'b'"
                        + "|ENGINE=CONNECT `OPTION_LIST`='user=u,password=***,host=h' CONNECTION = '***'",
                "`password` varchar(9) NOT NULL, `connection` text) ENGINE=FEDERATED"
                        + "|`password` varchar(9) NOT NULL, `connection` text) ENGINE=FEDERATED",
            })
    void shouldHideWhatOpensAnotherServer(String text, String masked) {
        assertThat(ConnectionSecrets.masked(text)).isEqualTo(masked);
    }
}
