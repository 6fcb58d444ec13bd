package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks are source programs that no build runs; what they call changes all the same. */
class BenchmarksTest {
    private static final Path FOLDER = Path.of("packaging", "benchmarks");

    /** A rival that a benchmark fetches when it is run. */
    private static final String FETCHED_BY_ITSELF = "org.duckdb";

    @TempDir
    Path classes;

    @Test
    void benchmarksCompile() throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        List<Path> programs;
        try (var files = Files.list(FOLDER)) {
            programs = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        try (var manager = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            var options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-sourcepath",
                    FOLDER.toString(),
                    "-d",
                    classes.toString());
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(programs))
                    .call();
        }

        assertThat(programs).isNotEmpty();
        assertThat(found.getDiagnostics())
                .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .filteredOn(d -> !d.getMessage(Locale.ROOT).contains(FETCHED_BY_ITSELF))
                .isEmpty();
    }
}
