package io.godwit.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.Check;
import io.godwit.platform.message.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentReportTest {
    @Test
    void shouldBeTheSameAfterItLayInTheStateDatabase() throws Exception {
        AssessmentReport report = report(Optional.of(new AssessmentReport.Server("mariadb", "11.4.8", "shop")));

        assertThat(Json.mapper().readValue(Json.bytes(report), AssessmentReport.class))
                .isEqualTo(report);
    }

    @Test
    void shouldBeTheSameWithoutAServerThatAnswered() throws Exception {
        AssessmentReport report = report(Optional.empty());

        assertThat(Json.mapper().readValue(Json.bytes(report), AssessmentReport.class))
                .isEqualTo(report);
    }

    private static AssessmentReport report(Optional<AssessmentReport.Server> server) {
        return new AssessmentReport(
                "shop",
                "shop-source",
                "shop-target",
                server,
                Map.of("tables", 1L, "rows", 7L),
                false,
                0.5,
                1600,
                List.of(new Check(
                        "ASM-0012", Check.Status.FAIL, "source", "No row changes", "STATEMENT", "SET GLOBAL")),
                List.of(new AssessmentReport.ObjectLine(
                        "table",
                        "order",
                        7,
                        1000,
                        false,
                        true,
                        0.5,
                        "small",
                        List.of(new AssessmentReport.ActionItem(
                                "CNV-0007", "warn", "A title", "shop.order", "A detail", "A remedy", 0.5)))),
                Instant.parse("2026-01-02T03:04:05.123456Z"));
    }
}
