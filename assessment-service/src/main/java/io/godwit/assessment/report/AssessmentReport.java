package io.godwit.assessment.report;

import io.godwit.engine.catalog.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a migration will take.
 *
 * @param counts tables, views, routines, triggers, convertible, actions, passed, warned, failed, rows, bytes
 * @param hours a person's work on what does not convert by itself, as a rule of thumb of the catalogue of issues
 * @param targetBytes what the target will need, about: rows, indexes and room to write them
 */
public record AssessmentReport(
        String migration,
        String source,
        String target,
        Optional<Server> server,
        Map<String, Long> counts,
        boolean preconditionsMet,
        double hours,
        long targetBytes,
        List<Check> checks,
        List<ObjectLine> objects,
        Instant assessedAt) {

    /** @param flavor mysql, mariadb, postgresql */
    public record Server(String flavor, String version, String database) {}

    /**
     * One object.
     *
     * @param effort none, small, medium, large: from its hours
     */
    public record ObjectLine(
            String kind,
            String name,
            long rows,
            long bytes,
            boolean convertsByItself,
            boolean moves,
            double hours,
            String effort,
            List<ActionItem> actions) {}

    /** One thing to know or to do. */
    public record ActionItem(
            String code, String severity, String title, String subject, String detail, String remedy, double hours) {}
}
