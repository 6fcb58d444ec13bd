package dev.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of DESIGN section 3: who may use whom, and why. */
class PackageRulesTest {
    private static final JavaClasses SLUICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice");

    /** What each package may use besides itself, the JDK and libraries. Everything may use {@code api}. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("api", List.of()),
            Map.entry("client", List.of()),
            Map.entry("token", List.of()),
            Map.entry("floors", List.of()),
            Map.entry("hls", List.of()),
            Map.entry("media", List.of()),
            Map.entry("store", List.of()),
            Map.entry("http", List.of()),
            Map.entry("access", List.of("store", "audit")),
            Map.entry("audit", List.of("store")),
            Map.entry("asset", List.of("hls", "media", "store", "access", "audit")),
            Map.entry("share", List.of("asset", "floors", "token", "store", "access", "audit")),
            // Codecs and rates of a live window are read from its own bytes, with the eyes that check it.
            Map.entry("destination", List.of("asset", "hls", "media", "store", "access", "audit")),
            // Networks of the region table are address prefixes, as tokens have them.
            Map.entry("telemetry", List.of("http", "share", "token", "store", "access", "audit")),
            // The built-in gateway and edge agents admit and answer media by the same code, without a store.
            Map.entry("gateway", List.of("http", "token", "floors")),
            Map.entry(
                    "playback",
                    List.of("gateway", "http", "share", "asset", "token", "floors", "store", "access", "audit")),
            Map.entry(
                    "runbook",
                    List.of(
                            "gateway",
                            "playback",
                            "telemetry",
                            "destination",
                            "share",
                            "asset",
                            "token",
                            "floors",
                            "store",
                            "access",
                            "audit")),
            Map.entry("edge", List.of("gateway", "http", "token", "floors", "client")),
            Map.entry(
                    "service",
                    List.of(
                            "gateway",
                            "http",
                            "runbook",
                            "playback",
                            "telemetry",
                            "destination",
                            "share",
                            "asset",
                            "token",
                            "floors",
                            "hls",
                            "media",
                            "store",
                            "access",
                            "audit")),
            Map.entry("diagnosis", List.of("client", "hls", "token")),
            Map.entry("relay", List.of("hls", "media")),
            // What a decoded link says of itself is shown as it was read, so those who show it know its words.
            Map.entry("console", List.of("client", "diagnosis", "relay", "media", "token")),
            Map.entry("cli", List.of("console", "service", "edge", "client", "diagnosis", "hls", "media", "token")));

    @TestFactory
    Stream<DynamicTest> arrowsPointDown() {
        return MAY_USE.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> onlyUses(e.getKey(), e.getValue()).check(SLUICE)));
    }

    @Test
    void everyPackageHasItsRule() {
        var unknown = SLUICE.stream()
                .map(PackageRulesTest::feature)
                .filter(f -> !f.isEmpty() && !MAY_USE.containsKey(f))
                .distinct()
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.sluice.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that cannot be read alone cannot be changed alone")
                .check(SLUICE);
    }

    @Test
    void onlyTheConsoleKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sluice.console..", "dev.sluice.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .because("the service and its tools run where no window can open")
                .check(SLUICE);
    }

    @Test
    void onlyTheShellOpensToDeepLinks() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sluice.console.frame.ShellActs")
                .should()
                .callMethod("dev.sluice.console.act.ActDraft", "fromOutside", "java.util.function.Consumer")
                .because("deep links come from any web page, and a test lists what the shell opens to them")
                .check(SLUICE);
    }

    private static ArchRule onlyUses(String feature, List<String> allowed) {
        var forbidden = new ArrayList<>(MAY_USE.keySet());
        forbidden.removeAll(allowed);
        forbidden.remove(feature);
        forbidden.remove("api");
        return noClasses()
                .that()
                .resideInAPackage("dev.sluice." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        forbidden.stream().map(f -> "dev.sluice." + f + "..").toArray(String[]::new))
                .because("arrows between packages point downwards only (DESIGN section 3)")
                .allowEmptyShould(true);
    }

    private static String feature(JavaClass c) {
        var rest = c.getPackageName().replaceFirst("^dev\\.sluice\\.?", "");
        return rest.split("\\.")[0];
    }
}
