package io.godwit.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.Check;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Severity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final UUID MIGRATION = UUID.randomUUID();

    @Test
    void shouldBlockOnlyForAWholeSide() {
        assertThat(only(Check.Status.FAIL, "source", "no").problem().severity()).isEqualTo(Severity.BLOCKING);
        assertThat(only(Check.Status.FAIL, "target", "no").problem().severity()).isEqualTo(Severity.BLOCKING);
        assertThat(only(Check.Status.FAIL, "shop.t", "no").problem().severity()).isEqualTo(Severity.ERROR);
        assertThat(only(Check.Status.WARN, "source", "no").problem().severity()).isEqualTo(Severity.WARNING);
        assertThat(Findings.preconditionsMet(List.of(check(Check.Status.FAIL, "shop.t", "no"))))
                .isTrue();
        assertThat(Findings.preconditionsMet(List.of(check(Check.Status.FAIL, "target", "no"))))
                .isFalse();
    }

    @Test
    void shouldCountTheRowsThatACheckFound() {
        assertThat(only(Check.Status.WARN, "shop.t.c", "7 rows: NULL.").count()).isEqualTo(7);
        assertThat(only(Check.Status.WARN, "shop.t.c", "1 row: NULL.").count()).isEqualTo(1);
        assertThat(only(Check.Status.WARN, "shop.t.c", "7 rowsets").count()).isZero();
        assertThat(only(Check.Status.WARN, "source", "binlog_format is STATEMENT")
                        .count())
                .isZero();
    }

    @Test
    void shouldSayNothingOfWhatPassed() {
        assertThat(Findings.of(MIGRATION, List.of(check(Check.Status.PASS, "source", "7 rows"))))
                .isEmpty();
    }

    @Test
    void shouldKeepEachThingThatOneRuleSaysOfASide() {
        Check triggers =
                new Check("ASM-0031", Check.Status.WARN, "source", "Unseen", "No right TRIGGER.", "GRANT TRIGGER");
        Check events = new Check("ASM-0031", Check.Status.WARN, "source", "Unseen", "No right EVENT.", "GRANT EVENT");

        assertThat(Findings.of(MIGRATION, List.of(triggers, events)))
                .extracting(finding -> finding.problem().detail())
                .containsExactly("No right TRIGGER.", "No right EVENT.");
    }

    private static Finding only(Check.Status status, String subject, String detail) {
        return Findings.of(MIGRATION, List.of(check(status, subject, detail))).getFirst();
    }

    private static Check check(Check.Status status, String subject, String detail) {
        return new Check("ASM-0001", status, subject, "A title", detail, "A remedy");
    }
}
