package io.godwit.engine.mysql.precondition;

import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Check.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what was found. A rule of which nothing was said has passed, once it was {@link #looked at}. */
final class CheckList {
    private static final String SOURCE = "source";

    private final List<Check> checks = new ArrayList<>();
    private final Set<SourceRule> met = EnumSet.noneOf(SourceRule.class);

    void fail(SourceRule rule, String detail, String remedy) {
        add(rule, Status.FAIL, SOURCE, detail, remedy);
    }

    void warn(SourceRule rule, String detail, String remedy) {
        add(rule, Status.WARN, SOURCE, detail, remedy);
    }

    void fail(SourceRule rule, String subject, String detail, String remedy) {
        add(rule, Status.FAIL, subject, detail, remedy);
    }

    void warn(SourceRule rule, String subject, String detail, String remedy) {
        add(rule, Status.WARN, subject, detail, remedy);
    }

    /** The rule holds, unless something else was said of it. */
    void looked(SourceRule rule, String detail) {
        if (met.add(rule)) {
            checks.add(new Check(rule.code(), Status.PASS, SOURCE, rule.passed(), detail, ""));
        }
    }

    boolean met(SourceRule rule) {
        return met.contains(rule);
    }

    List<Check> toList() {
        return List.copyOf(checks);
    }

    private void add(SourceRule rule, Status status, String subject, String detail, String remedy) {
        met.add(rule);
        checks.add(new Check(rule.code(), status, subject, rule.problem(), detail, remedy));
    }
}
