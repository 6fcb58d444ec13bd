package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Walks the same way as each other kind of client, all at once.
 *
 * @param route the way out
 * @param trail where their requests are kept
 * @param page the page that players are handed, too; null when the link is none, or is for pages only
 * @param pagesOnly whether the link is an embed page
 */
record Clients(Route route, Trail trail, @Nullable HttpUrl page, boolean pagesOnly) {
    private static final int SEGMENT_BYTES = 64 << 10;
    private static final List<ClientKind> OTHERS =
            List.of(ClientKind.SAFARI, ClientKind.AVPLAYER, ClientKind.VLC, ClientKind.EXOPLAYER);

    /**
     * The rows of all clients, the browser's first.
     *
     * @param browser the walk that was made
     * @param own its requests
     * @param spends whether each fetch of the playlist starts a session; then only its head is asked for
     */
    List<ClientRow> rows(Walk browser, List<Exchange> own, boolean spends) {
        var rows = new ArrayList<ClientRow>();
        rows.add(ClientRow.of(browser, own, route.origin()));
        var entry = browser.entry();
        if (entry == null || browser.from() == null) {
            OTHERS.forEach(client -> rows.add(ClientRow.none(client, "not reached")));
            return rows;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = OTHERS.stream()
                    .map(client -> threads.submit(
                            (Callable<ClientRow>) () -> row(client, entry, spends ? browser.from() : null)))
                    .toList();
            for (int i = 0; i < OTHERS.size(); i++) {
                rows.add(row(OTHERS.get(i), asked.get(i)));
            }
        }
        return rows;
    }

    private ClientRow row(ClientKind client, HttpUrl entry, @Nullable HttpUrl media) {
        if (pagesOnly && !client.inPage()) {
            return ClientRow.none(client, "pages only");
        }
        var fetcher = route.as(client, trail);
        if (page != null && !client.inPage() && !handedPlaylist(fetcher, page)) {
            return ClientRow.none(client, "gets a page");
        }
        var walk = new Walker(fetcher, SEGMENT_BYTES).resume(entry, media);
        return ClientRow.of(walk, trail.exchanges(), route.origin());
    }

    /** Players that are given the page's address want a playlist there; HEAD starts no session. */
    private static boolean handedPlaylist(Fetcher fetcher, HttpUrl page) {
        var head = fetcher.fetch(Stage.PAGE, fetcher.request(page).head().build(), 0);
        return head.exchange().header("content-type").contains("mpegurl");
    }

    private static ClientRow row(ClientKind client, Future<ClientRow> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ClientRow.none(client, "stopped");
        }
    }

    /** The matrix in one line. */
    static Optional<Finding> finding(List<ClientRow> rows, long requests) {
        if (rows.stream().noneMatch(ClientRow::complete)) {
            return Optional.empty();
        }
        var lost = rows.stream().filter(row -> row.lost().isPresent()).toList();
        var complete = rows.stream().filter(ClientRow::complete).count();
        return Optional.of(
                lost.isEmpty()
                        ? new Finding(
                                "credential-arrives",
                                Severity.HOLDS,
                                "The credential reaches every playlist, key and segment.",
                                complete + " of " + rows.size() + " kinds of clients, " + requests
                                        + " requests; decoding is not measured",
                                "",
                                null)
                        : new Finding(
                                "credential-lost",
                                Severity.WARNS,
                                lost.getFirst().client().label() + " loses the credential at the "
                                        + lost.getFirst().lost().orElse("") + ".",
                                lost.size() + " of " + rows.size() + " kinds of clients lose it",
                                "Carry the credential in the path.",
                                null));
    }
}
