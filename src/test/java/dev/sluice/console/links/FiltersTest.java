package dev.sluice.console.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.Fx;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters as they are typed and as they are called. */
@OneScreen
class FiltersTest {
    @BeforeAll
    static void start() {
        Fx.run(() -> {});
    }

    @Test
    void wordsWithAColonBecomePartsAndTheRestStaysText() {
        var filter = Filters.typed(ShareFilter.ALL, "  state:frozen autumn channel:lms  keynote mode:embed risk:HIGH ");
        assertThat(filter.states()).containsExactly(ShareState.FROZEN);
        assertThat(filter.channel()).isEqualTo("lms");
        assertThat(filter.mode()).isEqualTo(ShareMode.EMBED);
        assertThat(filter.risk()).isEqualTo(Risk.HIGH);
        assertThat(filter.text()).isEqualTo("autumn keynote");
    }

    @Test
    void whatIsNoPartIsSearchedFor() {
        assertThat(Filters.typed(ShareFilter.ALL, "state:asleep https://x a:").text())
                .isEqualTo("state:asleep https://x a:");
        assertThat(Filters.typed(Filters.BEGIN.withText("old"), " ").text()).isNull();
    }

    @Test
    void eachPartHasAChipThatTakesItAway() {
        var filter = Filters.BEGIN.withAsset("a1").within(Duration.ofHours(3));
        var parts = Filters.parts(filter, id -> "Town hall");
        assertThat(parts)
                .extracting(Filters.Part::words)
                .containsExactly("state: active, frozen", "asset: Town hall", "expires within 3 h");
        assertThat(parts.getFirst().without().states()).isEqualTo(Set.of());
        assertThat(parts.getLast().without().within()).isNull();
    }
}
