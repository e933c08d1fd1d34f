package io.godwit.sql.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void shouldHaveCodesOfTheirOwn() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void shouldHaveTitleAndRemedy(Problem problem) {
        assertThat(problem.code()).matches("CNV-\\d{4}");
        assertThat(problem.title()).isNotEqualTo(problem.name()).doesNotEndWith(".");
        assertThat(problem.remedy()).endsWith(".");
        assertThat(problem.hours()).isNotNegative();
    }
}
