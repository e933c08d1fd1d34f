package io.godwit.conversion.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.conversion.report.ObjectReport.IssueReport;
import io.godwit.planning.LeftOut;
import io.godwit.platform.migration.Finding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final UUID MIGRATION = UUID.randomUUID();

    @Test
    void shouldKeepEachThingThatIsSaidOfOneSubjectUnderOneCode() {
        ObjectReport report = new ObjectReport(
                "view v",
                "view",
                "shop.v",
                "shop.v",
                "action",
                List.of(
                        issue("warn", "It calls SHA1."),
                        issue("warn", "It calls UUID_SHORT."),
                        issue("warn", "It calls SHA1."),
                        issue("info", "It is a view.")),
                1,
                Optional.empty(),
                List.of(new LeftOut("shop.v", "The first."), new LeftOut("shop.v", "The second.")));

        List<Finding> findings = Findings.of(MIGRATION, List.of(report));

        assertThat(findings)
                .extracting(finding -> finding.problem().detail())
                .containsExactly("It calls SHA1.", "It calls UUID_SHORT.", "The first.", "The second.");
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(findings.getFirst().id()).isEqualTo(Finding.idOf(MIGRATION, "CNV-0041", "shop.v"));
    }

    private static IssueReport issue(String severity, String detail) {
        return new IssueReport("CNV-0041", severity, "A function is not known", "shop.v", detail, "Mend it.", 1, 1, 1);
    }
}
