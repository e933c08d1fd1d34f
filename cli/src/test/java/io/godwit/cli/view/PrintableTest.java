package io.godwit.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrintableTest {
    private static final String HOSTILE = "a\nb\u001b[2Jc\u009bd\u007f";

    @Test
    void shouldKeepARowOfATableInOneLine() {
        TextTable table = new TextTable("table", ">rows");
        table.row(HOSTILE, "1");
        table.row("größer 😀", "22");

        assertThat(printed(table::print).lines())
                .containsExactly("  table         rows", "  a␊b␛[2Jc␦d␡      1", "  größer 😀        22");
    }

    @Test
    void shouldKeepLinesOfADetailOnly() {
        Problem problem = new Problem(
                URI.create(Problem.BASE + "CNV-0001"),
                "A title",
                0,
                "CNV-0001",
                Severity.WARNING,
                "CREATE TRIGGER x\n\tBEGIN \u001b[0m",
                HOSTILE,
                "Mend it.",
                List.of(),
                null);

        assertThat(printed(out -> ProblemText.print(out, problem)).lines())
                .containsExactly(
                        "! A title (CNV-0001)   a␊b␛[2Jc␦d␡", "  CREATE TRIGGER x", "\tBEGIN ␛[0m", "  → Mend it.");
    }

    private static String printed(Consumer<PrintStream> print) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        print.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
