package dev.sluice.diagnosis;

import dev.sluice.client.SluiceClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
     * @param seen hears what comes out as it comes, on this thread or on one of the walk's own
     */
    public Inspection inspect(String link, Consumer<Progress> seen) {
        return inspect(link, UnaryOperator.identity(), seen);
    }

    /**
     * As {@link #inspect(String, Consumer)}, otherwise than usual.
     *
     * @param how makes the options of this inspection out of the usual ones
     */
    public Inspection inspect(String link, UnaryOperator<InspectOptions> how, Consumer<Progress> seen) {
        return new Inspecting(client, clock, how.apply(options), http, seen).run(link);
    }
}
