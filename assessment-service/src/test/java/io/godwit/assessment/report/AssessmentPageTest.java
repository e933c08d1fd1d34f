package io.godwit.assessment.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.Check;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentPageTest {
    private static final String HOSTILE = "a\"b'<script>alert(1)</script>&";

    @Test
    void shouldEscapeEverythingThatTheDatabaseNamed() throws Exception {
        String html = rendered(report(3, HOSTILE));

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;").doesNotContain("\"b'");
    }

    @Test
    void shouldAskNothingOfOtherHosts() throws Exception {
        String html = rendered(report(3, "plain"));

        assertThat(html).doesNotContain("http://", "https://", "url(", "src=", "<link", "@import");
    }

    @Test
    void shouldPutWhatBlocksOnTheFirstPage() throws Exception {
        String html = rendered(report(500, "customer"));
        String first = html.substring(0, html.indexOf("</section>"));

        assertThat(first)
                .contains("Not yet: 1 precondition fails.", "The source writes no row changes", "SET GLOBAL")
                .contains(">500<", "12.5");
    }

    /** Written to be looked at: {@code target/assessment-*.html}. */
    @ParameterizedTest
    @ValueSource(ints = {1, 25, 500})
    void shouldBeOnePageForAnyNumberOfTables(int tables) throws Exception {
        String html = rendered(report(tables, "customer"));
        Files.writeString(Path.of("target/assessment-" + tables + ".html"), html);

        String first = html.substring(0, html.indexOf("</section>"));
        assertThat(first)
                .contains(">" + tables + "<", "hours of work", "What blocks", "<svg")
                .doesNotContain("NaN", "{page");
        assertThat(html.split("<svg", -1).length).isLessThan(10);
        assertThat(html).contains("blocking, 2.0 h", "@media print");
        for (String tag : List.of("table", "tr", "td", "details", "div", "section", "ul", "li", "h2", "svg")) {
            assertThat(html.split("<" + tag + "[ >]", -1).length)
                    .as(tag)
                    .isEqualTo(html.split("</" + tag + ">", -1).length);
        }
    }

    @Test
    void shouldShowEachObjectOnce() throws Exception {
        String html = rendered(report(500, "customer"));

        for (int i = 0; i < 500; i++) {
            assertThat(html.split(">customer_" + i + "[ <]", -1)).hasSize(2);
        }
    }

    @Test
    void shouldWriteSizesAsAPersonReadsThem() {
        assertThat(AssessmentPage.bytes(0)).isEqualTo("0 B");
        assertThat(AssessmentPage.bytes(999)).isEqualTo("999 B");
        assertThat(AssessmentPage.bytes(1_500)).isEqualTo("1.5 kB");
        assertThat(AssessmentPage.bytes(412_000_000)).isEqualTo("412 MB");
        assertThat(AssessmentPage.bytes(7_200_000_000_000_000L)).isEqualTo("7200 TB");
    }

    private static String rendered(AssessmentReport report) throws IOException {
        String template = new String(
                java.util.Objects.requireNonNull(
                                AssessmentPageTest.class.getResourceAsStream("/templates/assessment.html"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        return engine.parse(template, Variant.forContentType(Variant.TEXT_HTML))
                .data("page", AssessmentPage.of(report))
                .render();
    }

    private static AssessmentReport report(int tables, String name) {
        List<AssessmentReport.ObjectLine> lines = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            boolean moves = i % 50 != 0;
            List<AssessmentReport.ActionItem> actions = i % 10 == 0
                    ? List.of(new AssessmentReport.ActionItem(
                            "CNV-00" + (10 + i % 3),
                            moves ? "warn" : "blocking",
                            "A title of " + name,
                            "shop." + name,
                            "A detail of " + name,
                            "A remedy for " + name,
                            moves ? 0.2 : 2))
                    : List.of();
            double hours = actions.isEmpty() ? 0 : actions.getFirst().hours();
            lines.add(new AssessmentReport.ObjectLine(
                    "table", name + "_" + i, i * 977L, i * 131_072L, moves, moves, hours, "none", actions));
        }
        for (int i = 0; i < tables / 20; i++) {
            lines.add(new AssessmentReport.ObjectLine(
                    "trigger",
                    name + "_bi" + i,
                    0,
                    0,
                    false,
                    false,
                    1,
                    "small",
                    List.of(new AssessmentReport.ActionItem(
                            "CNV-0038",
                            "action",
                            "Stored code is not converted",
                            name,
                            "CREATE TRIGGER t\n  BEFORE INSERT",
                            "Write it again",
                            1))));
        }
        return new AssessmentReport(
                name,
                name + "-source",
                name + "-target",
                Optional.of(new AssessmentReport.Server("mariadb", "11.4.8", name)),
                Map.of(
                        "tables",
                        (long) tables,
                        "rows",
                        1_243_000L,
                        "bytes",
                        412_000_000L,
                        "convertible",
                        490L,
                        "actions",
                        35L),
                false,
                12.5,
                660_000_000L,
                List.of(
                        new Check(
                                "ASM-0011",
                                Check.Status.PASS,
                                "source",
                                "The source writes a binary log",
                                "binlog",
                                ""),
                        new Check(
                                "ASM-0012",
                                Check.Status.FAIL,
                                "source",
                                "The source writes no row changes",
                                "binlog_format is STATEMENT on " + name + ":3306.",
                                "SET GLOBAL binlog_format = 'ROW'; sessions opened before keep the old value."),
                        new Check(
                                "ASM-0103",
                                Check.Status.WARN,
                                name + ".t.c",
                                "The date is zero",
                                "7 rows: NULL on the target.",
                                "Correct the date.")),
                lines,
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
