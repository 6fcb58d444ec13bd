package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneScreenTest {
    /** What tests reach JavaFX by. */
    private static final Pattern HANDS =
            Pattern.compile("\\b(Fx|FxToolkit|FxPlayer)\\.|\\b(Bureau|Gallery|FxPlayer)\\(");

    @Test
    void testsThatUseTheApplicationThreadRunOneAtATime() throws IOException {
        List<Path> tests;
        try (var files = Stream.concat(Files.walk(Path.of("src/test/java")), Files.walk(Path.of("src/peers/java")))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> HANDS.matcher(text(file)).find())
                    .toList();
        }

        assertThat(tests).hasSizeGreaterThan(10).allMatch(file -> text(file).contains("@OneScreen\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
