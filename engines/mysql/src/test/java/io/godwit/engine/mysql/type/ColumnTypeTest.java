package io.godwit.engine.mysql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.mysql.type.ColumnType.Kind;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

    @Test
    void shouldReadTypesAsServersWriteThem() {
        assertThat(ColumnType.parse("int(10) unsigned zerofill"))
                .extracting(ColumnType::kind, ColumnType::unsigned, ColumnType::length)
                .containsExactly(Kind.INT, true, 10);
        assertThat(ColumnType.parse("bigint unsigned").unsigned()).isTrue();
        assertThat(ColumnType.parse("decimal(65,30)"))
                .extracting(ColumnType::kind, ColumnType::length, ColumnType::scale)
                .containsExactly(Kind.DECIMAL, 65, 30);
        assertThat(ColumnType.parse("datetime(6)").length()).isEqualTo(6);
        assertThat(ColumnType.parse("timestamp /* mariadb-5.3 */").oldFormat()).isTrue();
        assertThat(ColumnType.parse("text /*M!100301 COMPRESSED*/").compressed()).isTrue();
        assertThat(ColumnType.parse("geomcollection").kind()).isEqualTo(Kind.GEOMETRY);
        assertThat(ColumnType.parse("inet6").kind()).isEqualTo(Kind.INET6);
        assertThat(ColumnType.parse("year(4)").length()).isEqualTo(4);
    }

    @Test
    void shouldReadLabelsWithQuotesCommasParenthesesAndEscapes() {
        assertThat(ColumnType.parse("enum('a','b''c','d,e','(f)','','g\\\\h','\\n')").labels())
                .containsExactly("a", "b'c", "d,e", "(f)", "", "g\\h", "\n");
        assertThat(ColumnType.parse("set('unsigned')").unsigned()).isFalse();
    }

    @Test
    void shouldRefuseATypeThatItDoesNotKnow() {
        for (String type : new String[] {"hyperloglog", "", "enum('a", "decimal(a)"}) {
            assertThatThrownBy(() -> ColumnType.parse(type))
                    .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(EngineException.Kind.UNSUPPORTED));
        }
    }
}
