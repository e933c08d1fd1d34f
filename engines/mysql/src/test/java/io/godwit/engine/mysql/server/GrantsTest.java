package io.godwit.engine.mysql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H18")
class GrantsTest {
    private static Grants grants(String... lines) {
        return new Grants("ap'p@%", List.of(lines));
    }

    @Test
    void shouldFindAGlobalRightAmongOthers() {
        Grants grants = grants("GRANT SELECT, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO `app`@`%`");

        assertThat(grants.global("REPLICATION SLAVE")).isTrue();
        assertThat(grants.global("REPLICATION")).isFalse();
        assertThat(grants.onDatabase("shop", "SELECT")).isTrue();
    }

    @Test
    void shouldTakeAllForEveryRight() {
        assertThat(grants("GRANT ALL PRIVILEGES ON *.* TO `app`@`%` IDENTIFIED BY PASSWORD '*1' WITH GRANT OPTION")
                        .global("READ_ONLY ADMIN"))
                .isTrue();
    }

    @Test
    void shouldReadADatabaseAsThePatternThatItIs() {
        Grants grants = grants("GRANT SELECT ON `my``sh_p\\_1`.* TO `app`@`%`");

        assertThat(grants.onDatabase("my`shop_1", "SELECT")).isTrue();
        assertThat(grants.onDatabase("my`shopx1", "SELECT")).isFalse();
        assertThat(grants.global("SELECT")).isFalse();
    }

    @Test
    void shouldNotTakeARightOnOneTableForTheDatabase() {
        assertThat(grants("GRANT SELECT ON `shop`.`t` TO `app`@`%`").onDatabase("shop", "SELECT"))
                .isFalse();
    }

    @Test
    void shouldQuoteNamesInARemedy() {
        assertThat(grants().grantStatement("SELECT", new TableName("a`b", "T.1")))
                .isEqualTo("GRANT SELECT ON `a``b`.`T.1` TO 'ap''p'@'%'");
    }
}
