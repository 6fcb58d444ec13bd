package dev.sluice.diagnosis;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.client.SluiceClient;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.LinkDecoder;
import dev.sluice.token.foreign.LinkKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Inspects links. Safe for use by many threads; an inspection blocks its thread for at most about 20 s. */
public final class Inspector {
    private final @Nullable SluiceClient client;
    private final Clock clock;
    private final InspectOptions options;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(4))
            .readTimeout(Duration.ofSeconds(8))
            .writeTimeout(Duration.ofSeconds(4))
            .followRedirects(false)
            .build();

    /**
     * An inspector.
     *
     * @param client the connected service; null when there is none, and only the walk speaks
     */
    public Inspector(@Nullable SluiceClient client, Clock clock, InspectOptions options) {
        this.client = client;
        this.clock = clock;
        this.options = options;
    }

    /** Says what is wrong with what was pasted; never throws on any text. */
    public Inspection inspect(String link) {
        return inspect(link, _ -> {});
    }

    /**
     * As {@link #inspect(String)}.
     *
     * @param seen hears each exchange as it ends, on this thread
     */
    public Inspection inspect(String link, Consumer<Exchange> seen) {
        var decoded = LinkDecoder.decode(link);
        var notes = new ArrayList<>(decoded.findings());
        var known = known(decoded, notes);
        var share = known == null ? null : known.share();
        var fetcher = new Fetcher(guarded(share), guard(share), seen);
        var ending = ending(Target.of(decoded), known, fetcher);
        return judged(decoded, known, ending, new Observations(fetcher.exchanges(), clock.instant()), notes);
    }

    private @Nullable InspectedShare known(DecodedLink decoded, List<Finding> notes) {
        var link = decoded.address() == null ? decoded.token() : decoded.address();
        if (client == null || link == null || options.offline()) {
            return null;
        }
        try {
            return client.inspect(link);
        } catch (Fault fault) {
            var problem = fault.problem();
            notes.add(new Finding(
                    problem.code(),
                    Severity.NOT_MEASURED,
                    "What the service knows of it could not be asked: " + problem.title(),
                    problem.detail() == null ? "" : problem.detail(),
                    problem.nextAct() == null ? "" : problem.nextAct(),
                    null));
            return null;
        }
    }

    private Ending ending(Target target, @Nullable InspectedShare known, Fetcher fetcher) {
        if (options.offline() && !(target instanceof Target.NotALink)) {
            return new Ending.NotWalked("Decoded only: no request was made.");
        }
        var share = known == null ? null : known.share();
        if (known != null && known.refusalCode() == null && share != null && counted(share.binding())) {
            return new Ending.NotWalked("The service would let it play. It was opened " + share.opens()
                    + " times, and its opens are counted, so that it was not opened here.");
        }
        return new Walker(fetcher).walk(target);
    }

    /** Whether a walk would take something from the viewer. */
    private static boolean counted(Binding binding) {
        return binding.maxOpens() != null || binding.maxSessions() != null;
    }

    private static Inspection judged(
            DecodedLink link, @Nullable InspectedShare known, Ending ending, Observations seen, List<Finding> notes) {
        var outcome = new Judge(link, known, ending, seen).outcome();
        var share = known == null ? null : known.share();
        notes.addFirst(outcome.finding());
        notes.addAll(seen.findings());
        ClaimedTimes.ahead(link, seen.now()).ifPresent(notes::add);
        notes.sort(Comparator.comparing(Finding::severity));
        return new Inspection(kind(link, share), outcome.verdict(), outcome.sentence(), notes, seen.exchanges(), share);
    }

    private static LinkKind kind(DecodedLink link, @Nullable Share share) {
        if (share == null) {
            return link.kind();
        }
        return share.mode() == ShareMode.EMBED ? LinkKind.SLUICE_EMBED : LinkKind.SLUICE_SHARE;
    }

    /** Connections are not kept between inspections: each must pass its own guard. */
    private OkHttpClient guarded(@Nullable Share share) {
        return http.newBuilder()
                .dns(guard(share))
                .connectionPool(new ConnectionPool(2, 5, TimeUnit.SECONDS))
                .build();
    }

    private Guard guard(@Nullable Share share) {
        var own = new ArrayList<HttpUrl>();
        if (client != null) {
            own.add(client.base());
        }
        var shared = share == null ? null : HttpUrl.parse(share.url());
        if (shared != null) {
            own.add(shared);
        }
        return new Guard(own, options.allowPrivate());
    }
}
