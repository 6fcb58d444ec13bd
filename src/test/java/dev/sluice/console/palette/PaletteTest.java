package dev.sluice.console.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Role;
import dev.sluice.console.Desks;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Notice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private final Desk desk = Desks.desk(Role.SUPPORT);
    private final Palette palette = new Palette(desk);
    private final List<String> done = new ArrayList<>();

    PaletteTest() {
        desk.acts()
                .add(Act.of("links.revoke", "Revoke link")
                        .needs(Role.ADMIN)
                        .destroys()
                        .runs(() -> done.add("revoke")));
        desk.acts()
                .add(Act.of("links.reissue", "Reissue link")
                        .needs(Role.SUPPORT)
                        .changes()
                        .runs(() -> done.add("reissue")));
        desk.acts().add(Act.of("go.links", "Go to Links").runs(() -> done.add("go")));
    }

    @Test
    void wordsNarrowTheActsAndWhatFitsBestComesFirst() {
        assertThat(palette.find("re")).extracting(PaletteEntry::title).startsWith("Reissue link", "Revoke link");
        assertThat(palette.find("links")).extracting(PaletteEntry::title).containsExactly("Go to Links");
    }

    @Test
    void anActOutOfReachSaysWhyAndComesLast() {
        var last = palette.find("").getLast();

        assertThat(last.title()).isEqualTo("Revoke link");
        assertThat(last.enabled()).isFalse();
        assertThat(last.hint()).isEqualTo("Needs the role admin; you are support.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://video.example.com/s/7Qm2vK9xT4bLw0aRz8Hc5N",
                "/embed/7Qm2vK9xT4bLw0aRz8Hc5N",
                "7Qm2vK9xT4bLw0aRz8Hc5N",
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.MEUCIQDv3dTt"
            })
    void aPastedLinkIsInspected(String link) {
        assertThat(palette.find("  " + link + "\n").getFirst().title()).isEqualTo("Inspect this link");
    }

    @Test
    void aPastedMegabyteIsNoTrouble() {
        var found = palette.find("https://video.example.com/" + "x".repeat(1_000_000));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().hint().length()).isLessThan(100);
    }

    @Test
    void aDeepLinkThatWouldChangeSomethingIsRefusedWithANotice() {
        palette.find("sluice://links/reissue?handle=x").getFirst().run().run();

        assertThat(done).isEmpty();
        assertThat(desk.notices().all()).extracting(Notice::code).containsExactly("act-not-by-link");
    }
}
