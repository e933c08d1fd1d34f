package io.godwit.gateway.contract;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The form of problems, and the codes of the catalogue by status. */
final class ProblemForm {
    private ProblemForm() {}

    static Schema problem() {
        Schema field = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("JSON pointer into the body, or the name of a parameter or header."))
                .addProperty("message", text("What it must be."));
        Schema problem = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem (RFC 9457). A finding has the same form, with status 0.")
                .addProperty("type", text("https://godwit.io/problems/ and the code."))
                .addProperty("title", text("The problem as its name."))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("code", text("Code of the catalogue.").pattern("(GWY|ASM|CNV|REP|PLT)-\\d{4}"))
                .addProperty(
                        "severity",
                        text("How much it matters.").enumeration(List.of("info", "warning", "error", "blocking")))
                .addProperty("detail", text("What is the case here."))
                .addProperty("subject", text("What it is about: source, target, a table, a setting."))
                .addProperty("remedy", text("What to do."))
                .addProperty(
                        "fields",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(field))
                .addProperty("traceId", text("Finds it in the log."));
        problem.setRequired(List.of("type", "title", "status", "code", "severity", "detail"));
        return problem;
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    /** {@code " (GWY-0001 The body cannot be read, …)"}, empty where the catalogue has none. */
    static String codes(int status) {
        String codes = Stream.<ProblemCode>concat(
                        Stream.of(GatewayProblem.values()), Stream.of(PlatformProblem.values()))
                .filter(code -> code.status() == status)
                .map(code -> code.code() + " " + code.title())
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : " (" + codes + ")";
    }
}
