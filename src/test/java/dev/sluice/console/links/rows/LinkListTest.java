package dev.sluice.console.links.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Binding;
import dev.sluice.api.Page;
import dev.sluice.api.Risk;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The window of pages over a list of a million. */
class LinkListTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private int total = 1_000_000;
    private final LinkList list = new LinkList(Work.inline(), new LinkList.Source() {
        @Override
        public Page<Share> read(ShareFilter filter, int limit, String after, int skip) {
            return LinkListTest.this.read(filter, limit, after, skip);
        }

        @Override
        public long count(ShareFilter filter) {
            return total;
        }
    });

    @Test
    void onlyWhatIsLookedAtIsRead() {
        list.show(ShareFilter.ALL);
        assertThat(list.rows().get()).hasSize(1_000_000);
        assertThat(asked).containsExactly("null+0");

        list.visible(390, 410);
        assertThat(asked).containsExactly("null+0", "200+0", "400+0");
        assertThat(list.rows().get().share(410).handle()).isEqualTo("h410");
    }

    @Test
    void aJumpSkipsAndGoingOnFromThereDoesNot() {
        list.show(ShareFilter.ALL);
        list.visible(800_010, 800_030);
        list.visible(800_190, 800_210);
        assertThat(asked).containsExactly("null+0", "200+799800", "800200+0");
        assertThat(list.rows().get().share(800_210).handle()).isEqualTo("h800210");
    }

    @Test
    void scrollingThroughEverythingKeepsMemoryBounded() {
        list.show(ShareFilter.ALL);
        for (var i = 0; i < 100_000; i += 20) list.visible(i, i + 20);
        assertThat(list.rows().get().held()).isLessThanOrEqualTo(16 * LinkRows.PAGE);
        assertThat(asked).noneMatch(request -> !request.endsWith("+0"));
    }

    @Test
    void whatCameOrWentChangesTheLengthOnly() {
        list.show(ShareFilter.ALL);
        var rows = list.rows().get();
        total = 1_000_003;
        list.refresh();
        assertThat(list.rows().get()).isSameAs(rows).hasSize(1_000_003);
        total = 999_998;
        list.refresh();
        assertThat(rows).hasSize(999_998);
    }

    @Test
    void aLinkThatChangedIsShownAtOnce() {
        list.show(ShareFilter.ALL);
        var seen = new ArrayList<Integer>();
        list.rows().get().addListener((javafx.collections.ListChangeListener<LinkRow>) change -> {
            while (change.next()) seen.add(change.getFrom());
        });
        assertThat(list.patch(share(7, ShareState.FROZEN))).isTrue();
        assertThat(list.rows().get().share(7).state()).isEqualTo(ShareState.FROZEN);
        assertThat(seen).containsExactly(7);
        assertThat(list.patch(share(5_000, ShareState.FROZEN))).isFalse();
    }

    private Page<Share> read(ShareFilter filter, int limit, String after, int skip) {
        asked.add(after + "+" + skip);
        var from = (after == null ? 0 : Integer.parseInt(after)) + skip;
        var items = IntStream.range(from, Math.min(from + limit, total))
                .mapToObj(i -> share(i, ShareState.ACTIVE))
                .toList();
        return new Page<>(items, from + limit < total ? Integer.toString(from + limit) : null, null);
    }

    private static Share share(int i, ShareState state) {
        return new Share(
                "h" + i,
                "a",
                "Title",
                ShareMode.DIRECT,
                "lms",
                Risk.LOW,
                3600,
                state,
                NOON,
                "kim",
                NOON,
                "",
                Binding.NONE,
                0,
                0,
                null,
                null,
                null,
                null);
    }
}
