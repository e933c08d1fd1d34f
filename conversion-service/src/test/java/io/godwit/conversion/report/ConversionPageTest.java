package io.godwit.conversion.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.planning.LeftOut;
import io.godwit.platform.message.Json;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversionPageTest {
    private static final String HOSTILE = "a\"b'<script>alert(1)</script>&";

    @Test
    void shouldShowSourceBesideTargetWithItsIssues() throws IOException {
        String html = rendered(ConversionPage.of(summary(), List.of(object("customer", "action", "CREATE TABLE x"))));

        assertThat(html)
                .contains("<h3>Source</h3><pre>CREATE TABLE `customer`", "<h3>Target</h3><pre>CREATE TABLE x</pre>")
                .contains("<code>CNV-0012</code>", "line 3, column 5", "It compares name.", "class=\"warn\"")
                .contains("Left out: shop.customer.fk");
    }

    @Test
    void shouldPutWhatNeedsAPersonFirst() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            objects.add(object("t" + i, i % 4 == 0 ? "action" : i == 1 ? "failed" : "converted", "CREATE TABLE t" + i));
        }
        objects.add(object("lost", "blocked", ""));

        String html = rendered(ConversionPage.of(summary(), objects));

        Files.writeString(Path.of("target/conversion-40.html"), html);
        assertThat(html).containsSubsequence("Do not compile", "Do not move", "need a person", "Convert by themselves");
        assertThat(html).contains("Nothing is made on the target.", ">27<");
        assertThat(html.split("<details>", -1)).hasSize(42);
    }

    @Test
    void shouldEscapeEverythingAndAskNothingOfOtherHosts() throws IOException {
        String html = rendered(ConversionPage.of(object(HOSTILE, "action", HOSTILE)));

        assertThat(html)
                .contains("&lt;script&gt;", "<details open>")
                .doesNotContain("<script", "\"b'", "http://", "https://", "url(", "src=", "<link", "@import");
    }

    private static JsonNode summary() {
        return Json.mapper()
                .valueToTree(Map.of(
                        "planSha256",
                        "00",
                        "convertedAt",
                        "2026-01-02T03:04:05Z",
                        "counts",
                        Map.of("tables", 27, "views", 6, "convertible", 30, "actions", 3, "failed", 0)));
    }

    private static JsonNode object(String name, String state, String target) {
        ObjectReport report = new ObjectReport(
                "table/" + name,
                "table",
                name,
                name,
                state,
                List.of(new ObjectReport.IssueReport(
                        "CNV-0012", "warn", "A title", "shop." + name, "It compares name.", "Do it.", 3, 5, 0.5)),
                1.5,
                state.equals("failed") ? Optional.of("42601: syntax error") : Optional.empty(),
                List.of(new LeftOut("shop." + name + ".fk", "The foreign key is left out.")));
        var tree =
                (com.fasterxml.jackson.databind.node.ObjectNode) Json.mapper().valueToTree(report);
        tree.put("sourceText", "CREATE TABLE `" + name + "` (\n  `id` int NOT NULL\n)");
        tree.put("targetText", target);
        return tree;
    }

    private static String rendered(ConversionPage page) throws IOException {
        String template = new String(
                Objects.requireNonNull(ConversionPageTest.class.getResourceAsStream("/templates/conversion.html"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(template, Variant.forContentType(Variant.TEXT_HTML))
                .data("page", page)
                .render();
    }
}
