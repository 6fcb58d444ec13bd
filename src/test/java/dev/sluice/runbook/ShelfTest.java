package dev.sluice.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.api.RunbookDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams edit and add runbooks; one that cannot run is refused and what ran before it goes on. */
class ShelfTest {
    @TempDir
    Path folder;

    private Path own;
    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        Path shipped = Files.createDirectories(folder.resolve("shipped"));
        own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(shipped.resolve("emergency-invalidation.md"), document(Shelf.EMERGENCY, 1, "wait"));
        shelf = new Shelf(shipped, own, new RunbookParser(List.of(new Wait())));
    }

    @Test
    void anEditedOneStandsForTheShippedOneAndAnAddedOneBesideIt() throws IOException {
        write("mine.md", document(Shelf.EMERGENCY, 7, "wait"));
        write("other.md", document("other", 1, "wait"));
        assertThat(shelf.refresh()).isTrue();
        assertThat(shelf.shown().runbooks())
                .extracting(RunbookDocument::id, RunbookDocument::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Shelf.EMERGENCY, 7),
                        org.assertj.core.groups.Tuple.tuple("other", 1));
        assertThat(shelf.refresh()).isFalse();
        Files.delete(own.resolve("mine.md"));
        assertThat(shelf.refresh()).isTrue();
        assertThat(shelf.get(null).document().version()).isEqualTo(1);
    }

    @Test
    void abrokenOneIsRefusedWithFileLineAndReasonAndTheOneBeforeItRuns() throws IOException {
        write("mine.md", document(Shelf.EMERGENCY, 7, "wait"));
        shelf.refresh();
        write("mine.md", document(Shelf.EMERGENCY, 8, "dance"));
        shelf.refresh();
        assertThat(shelf.get(null).document().version()).isEqualTo(7);
        assertThat(shelf.shown().refused()).singleElement().satisfies(problem -> {
            assertThat(problem.title()).isEqualTo("mine.md, line 7: there is no step type `dance`.");
            assertThat(problem.nextAct()).contains("emergency-invalidation v7 runs as it was");
        });
    }

    @Test
    void twoOfOneIdAreToldApart() throws IOException {
        write("a.md", document("other", 1, "wait"));
        write("b.md", document("other", 2, "wait"));
        shelf.reload();
        assertThat(shelf.get("other").document().version()).isEqualTo(1);
        assertThat(shelf.shown().refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.title()).contains("b.md, line 2", "a.md already"));
    }

    @Test
    void aFolderThatIsNotThereAndFilesThatAreNoRunbooksDoNoHarm() throws IOException {
        write("notes.txt", "nothing");
        Files.createDirectories(own.resolve("folder.md"));
        Files.write(own.resolve("large.md"), new byte[Source.LARGEST + 10]);
        shelf.reload();
        assertThat(shelf.shown().refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.title()).contains("large.md, line 1: the file is larger"));
        assertThatThrownBy(() -> shelf.get("none")).isInstanceOf(Fault.class);
    }

    @Test
    void nothingThatWaitsMayStandBeforeContainment() throws IOException {
        Path shipped = folder.resolve("shipped");
        var parser = new RunbookParser(List.of(new Wait(), shut()));
        write("slow.md", document("slow", 1, "wait") + "\n## Shut\n\n```step\ntype: shut\n```\n");
        var both = new Shelf(shipped, own, parser);
        assertThat(both.shown().refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.title())
                        .contains("slow.md, line 13", "`wait` stands before `shut` and would delay it"));
    }

    @Test
    void whatStandsForTheShippedOneShutsAsTheShippedOneDoes() throws IOException {
        Path shipped = folder.resolve("shipped");
        var parser = new RunbookParser(List.of(new Wait(), shut()));
        Files.writeString(
                shipped.resolve("emergency-invalidation.md"),
                shutting(1) + "\n## Wait\n\n```step\ntype: wait\nfor: 1s\n```\n");
        write("mine.md", document(Shelf.EMERGENCY, 2, "wait"));
        var both = new Shelf(shipped, own, parser);
        assertThat(both.shown().refused())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.title()).contains("mine.md, line 2", "has no step of type `shut`"));
        assertThat(both.get(null).document().version()).isEqualTo(1);
        write("mine.md", "\uFEFF" + shutting(3));
        both.reload();
        assertThat(both.get(null).document().version()).isEqualTo(3);
    }

    private static Effect shut() {
        return new Effect(
                "shut",
                () -> {
                    throw new AssertionError();
                },
                new AtomicInteger(),
                OnFailure.CONTINUES,
                true);
    }

    private static String shutting(int version) {
        return document(Shelf.EMERGENCY, version, "shut").replace("for: 1s\n", "");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(own.resolve(name), text);
    }

    private static String document(String id, int version, String type) {
        return "---\nid: %s\nversion: %d\n---\n## A step\n```step\ntype: %s\nfor: 1s\n```\n"
                .formatted(id, version, type);
    }
}
