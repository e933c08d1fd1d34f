package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
    private static final int MOST_LINES = 400;

    @Test
    void shouldFitAMindWhenAFileIsOpened() throws IOException {
        List<Path> sources = Checkout.sources();
        assertThat(sources).hasSizeGreaterThan(100);
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            long lines = Files.readAllLines(source).size();
            if (lines > MOST_LINES) {
                tooLong.add(Checkout.ROOT.relativize(source) + " has " + lines + " lines");
            }
        }
        assertThat(tooLong)
                .as("a file of more than %d lines holds two things: split it by what it is about", MOST_LINES)
                .isEmpty();
    }
}
