package dev.sluice.diagnosis;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.client.SluiceClient;
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
        var pasted = Pasted.read(link);
        var notes = new ArrayList<Finding>();
        var known = asks(pasted) ? known(link.strip(), notes) : null;
        var share = known == null ? null : known.share();
        var fetcher = new Fetcher(guarded(share), guard(share), seen);
        var ending = ending(pasted, known, fetcher);
        return judged(pasted, known, ending, new Observations(fetcher.exchanges(), clock.instant()), notes);
    }

    private boolean asks(Pasted pasted) {
        return !options.offline() && !(pasted instanceof Pasted.NotALink);
    }

    private @Nullable InspectedShare known(String link, List<Finding> notes) {
        if (client == null) {
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

    private Ending ending(Pasted pasted, @Nullable InspectedShare known, Fetcher fetcher) {
        if (options.offline() && !(pasted instanceof Pasted.NotALink)) {
            return new Ending.NotWalked("Decoded only: no request was made.");
        }
        var share = known == null ? null : known.share();
        if (known != null && known.refusalCode() == null && share != null && counted(share.binding())) {
            return new Ending.NotWalked("The service would let it play. It was opened " + share.opens()
                    + " times, and its opens are counted, so that it was not opened here.");
        }
        return new Walker(fetcher).walk(pasted);
    }

    /** Whether a walk would take something from the viewer. */
    private static boolean counted(Binding binding) {
        return binding.maxOpens() != null || binding.maxSessions() != null;
    }

    private Inspection judged(
            Pasted pasted, @Nullable InspectedShare known, Ending ending, Observations seen, List<Finding> notes) {
        var outcome = new Judge(pasted, known, ending, seen).outcome();
        var share = known == null ? null : known.share();
        notes.add(outcome.finding());
        notes.addAll(seen.findings());
        TokenTimes.of(pasted).ifPresent(times -> notes.addAll(times.findings(seen.now())));
        notes.sort(Comparator.comparing(Finding::severity));
        return new Inspection(
                kind(pasted, share), outcome.verdict(), outcome.sentence(), notes, seen.exchanges(), share);
    }

    private static LinkKind kind(Pasted pasted, @Nullable Share share) {
        if (share == null) {
            return pasted.kind();
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
