package io.godwit.cli.view;

import io.godwit.cli.client.FindingView;
import io.godwit.platform.problem.Problem;
import java.io.PrintStream;

/** A problem as a person reads it: what, where, and what to do. */
public final class ProblemText {
    private ProblemText() {}

    public static void print(PrintStream out, Problem problem) {
        print(out, mark(problem), problem, "");
    }

    public static void print(PrintStream out, FindingView finding) {
        String count = finding.count() > 1 ? "   " + Numbers.exact(finding.count()) + " rows" : "";
        print(out, finding.open() ? mark(finding.problem()) : "·", finding.problem(), count);
        if (finding.accepted() != null) {
            out.println(Printable.line("  accepted by " + finding.accepted().by() + ": "
                    + finding.accepted().reason()));
        }
    }

    private static void print(PrintStream out, String mark, Problem problem, String suffix) {
        String code = problem.code() == null || problem.code().isEmpty() ? "" : " (" + problem.code() + ")";
        String subject = problem.subject() == null ? "" : "   " + Printable.line(problem.subject());
        out.println(mark + " " + problem.title() + code + subject + suffix);
        boolean listed = problem.fields() != null && !problem.fields().isEmpty(); // the detail tells the first of them
        if (!listed && problem.detail() != null && !problem.detail().isBlank()) {
            out.println("  " + Printable.text(problem.detail()));
        }
        if (listed) {
            problem.fields()
                    .forEach(field -> out.println(Printable.line("  " + field.field() + ": " + field.message())));
        }
        if (problem.remedy() != null && !problem.remedy().isBlank()) {
            out.println("  → " + Printable.text(problem.remedy()));
        }
    }

    private static String mark(Problem problem) {
        if (problem.severity() == null) {
            return "✗";
        }
        return switch (problem.severity()) {
            case INFO -> "·";
            case WARNING -> "!";
            case ERROR, BLOCKING -> "✗";
        };
    }
}
