package dev.sluice.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Problem;
import dev.sluice.console.Desks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class ShellStateTest {
    private final Desk desk = Desks.desk();

    @Test
    void aWorkspaceIsMadeOnceAndKept() {
        var made = new ArrayList<Place>();
        desk.navigator().makeWith(place -> {
            made.add(place);
            return new Recorded();
        });
        desk.navigator().go(Place.LINKS);
        var links = (Recorded) desk.navigator().workspace(Place.LINKS);
        desk.navigator().go(Place.INSPECT, Map.of("link", "x"));
        desk.navigator().back();

        assertThat(made).containsExactly(Place.LINKS, Place.INSPECT);
        assertThat(links.heard).containsExactly("shown {}", "hidden", "shown {}");
        assertThat(desk.navigator().scope()).contains(new ScopeInView("asset:8c1f", "Asset"));
    }

    @Test
    void undoIsOfferedForTenSeconds() {
        var now = new SimpleObjectProperty<>(Desks.NOON);
        var undo = new Undo(now);
        var back = new ArrayList<String>();
        undo.offer("Link revoked", () -> back.add("reissued"));

        now.set(Desks.NOON.plusSeconds(9));
        assertThat(undo.current().get()).isNotNull();
        now.set(Desks.NOON.plusSeconds(10));
        assertThat(undo.current().get()).isNull();
        undo.undo();
        assertThat(back).isEmpty();
    }

    @Test
    void undoHappensOnce() {
        var undo = new Undo(new SimpleObjectProperty<Instant>(Desks.NOON));
        var back = new ArrayList<String>();
        undo.offer("Link revoked", () -> back.add("reissued"));
        undo.undo();
        undo.undo();

        assertThat(back).containsExactly("reissued");
    }

    @Test
    void anErrorCanBeCopiedWithAllItSays() {
        desk.notices()
                .problem(
                        Problem.of(400, "ttl-out-of-policy", "48 h is too long.", "max 24 h", "Choose up to 24 h."),
                        "The link is as it was.");

        assertThat(desk.notices().all().getFirst().text().lines())
                .containsExactly(
                        "48 h is too long.",
                        "The link is as it was.",
                        "Choose up to 24 h.",
                        "Code: ttl-out-of-policy",
                        "max 24 h",
                        Desks.NOON.toString());
    }

    @Test
    void aFailedJobBecomesANotice() {
        desk.work()
                .job("Reading links", p -> Map.of().values().iterator().next())
                .start();

        assertThat(desk.notices().shown().get()).isNotNull();
    }

    private static final class Recorded implements Workspace {
        private final List<String> heard = new ArrayList<>();
        private final Node root = new Group();

        @Override
        public Node root() {
            return root;
        }

        @Override
        public void shown(Map<String, String> arguments) {
            heard.add("shown " + arguments);
        }

        @Override
        public void hidden() {
            heard.add("hidden");
        }

        @Override
        public Optional<ScopeInView> scope() {
            return Optional.of(new ScopeInView("asset:8c1f", "Asset"));
        }
    }
}
