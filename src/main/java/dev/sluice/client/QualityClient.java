package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.ChannelHealth;
import dev.sluice.api.Collector;
import dev.sluice.api.CollectorUrl;
import dev.sluice.api.Comparison;
import dev.sluice.api.DemoViewers;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Intake;
import dev.sluice.api.LinkHour;
import dev.sluice.api.Page;
import dev.sluice.api.Quality;
import dev.sluice.api.RiskPrice;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.SessionTimeline;
import dev.sluice.api.StageTime;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The routes of what viewers get. */
public final class QualityClient {
    private static final String COLLECTORS = "collectors";
    private static final String QUALITY = "quality";
    private static final String DEMO = "demo-viewers";
    private static final String SESSIONS = "sessions";

    private final Wire wire;

    QualityClient(Wire wire) {
        this.wire = wire;
    }

    /** Creates an address that other people's players post to. */
    public CollectorUrl createCollector(String channel) {
        return wire.post(wire.url(COLLECTORS), Map.of("channel", channel), new TypeReference<>() {});
    }

    /** All collectors, newest first. */
    public Page<Collector> collectors() {
        return wire.get(wire.url(COLLECTORS), new TypeReference<>() {});
    }

    /** Takes a collector's key out of force. */
    public Collector revokeCollector(String id) {
        return wire.post(wire.url(COLLECTORS, id, "revoke"), null, new TypeReference<>() {});
    }

    /** What one viewer got. */
    public SessionQuality session(String sid) {
        return wire.get(wire.url(SESSIONS, sid), new TypeReference<>() {});
    }

    /** One viewing from its beginning. */
    public SessionTimeline timeline(String sid) {
        return wire.get(wire.url(SESSIONS, sid, "timeline"), new TypeReference<>() {});
    }

    /**
     * What viewers got.
     *
     * @param by one or two dimensions with a comma between them; empty for everybody
     * @param window such as {@code 8h} or {@code 7d}
     * @param until end of it, ISO-8601; null for now
     * @param limit how many cohorts are told
     * @param lines of how many the lines are told
     */
    public Quality quality(String by, String window, @Nullable String until, int limit, int lines) {
        var url = wire.url(QUALITY)
                .newBuilder()
                .addQueryParameter("by", by)
                .addQueryParameter("limit", Integer.toString(limit))
                .addQueryParameter("lines", Integer.toString(lines));
        return wire.get(timed(url, window, until), new TypeReference<>() {});
    }

    /** Where the time of a cohort goes, against its budgets and the week before. */
    public List<StageTime> stages(@Nullable Integer cohort, String window, @Nullable String until) {
        return wire.get(timed(of(cohort, "stages"), window, until), new TypeReference<>() {});
    }

    /** From links to conversions, by channel. */
    public List<ChannelFunnel> funnel(String window, @Nullable String until) {
        return wire.get(timed(wire.url(QUALITY, "funnel").newBuilder(), window, until), new TypeReference<>() {});
    }

    /** What strictness costs, by risk tier. */
    public List<RiskPrice> risk(String window, @Nullable String until) {
        return wire.get(timed(wire.url(QUALITY, "risk").newBuilder(), window, until), new TypeReference<>() {});
    }

    /** Startup of a cohort over time and value. */
    public Heatmap heatmap(@Nullable Integer cohort, String window, @Nullable String until) {
        return wire.get(timed(of(cohort, "heatmap"), window, until), new TypeReference<>() {});
    }

    /** Sessions of a cohort, worst first. */
    public Page<SessionQuality> sessions(@Nullable Integer cohort, String window, @Nullable String until, int limit) {
        var url = of(cohort, SESSIONS).addQueryParameter("limit", Integer.toString(limit));
        return wire.get(timed(url, window, until), new TypeReference<>() {});
    }

    /** What the viewers of one link got in the newest hour. */
    public LinkHour link(String handle) {
        return wire.get(wire.url(QUALITY, "links", handle), new TypeReference<>() {});
    }

    /** How each channel of links fares, those amiss first. */
    public List<ChannelHealth> channels(String window) {
        var url = wire.url(QUALITY, "channels").newBuilder().addQueryParameter("window", window);
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /**
     * Two times or two cohorts side by side.
     *
     * @param cohort looked at; null for everybody
     * @param until end of it, ISO-8601; null for now
     * @param other held against it
     * @param by dimensions whose cohorts are ranked by how they changed; empty for none
     */
    public Comparison compare(@Nullable Integer cohort, String window, @Nullable String until, Other other, String by) {
        var url = of(cohort, "comparison").addQueryParameter("by", by);
        if (other.cohort != null) url.addQueryParameter("with", other.cohort.toString());
        if (other.earlier != null) url.addQueryParameter("earlier", other.earlier);
        if (other.window != null) url.addQueryParameter("otherWindow", other.window);
        return wire.get(timed(url, window, until), new TypeReference<>() {});
    }

    /**
     * The other side of a comparison.
     *
     * @param cohort null for the same
     * @param earlier how much earlier it ends, such as {@code 7d}; null for the same time
     * @param window how long that time is, such as {@code 24h}; null for as long
     */
    public record Other(
            @Nullable Integer cohort,
            @Nullable String earlier,
            @Nullable String window) {}

    private HttpUrl.Builder of(@Nullable Integer cohort, String what) {
        var url = wire.url(QUALITY, what).newBuilder();
        return cohort == null ? url : url.addQueryParameter("cohort", cohort.toString());
    }

    private static HttpUrl timed(HttpUrl.Builder url, String window, @Nullable String until) {
        url.addQueryParameter("window", window);
        return until == null
                ? url.build()
                : url.addQueryParameter("until", until).build();
    }

    /** Makes demo links and invents a day of viewers for them. */
    public DemoViewers fillWithDemo() {
        return wire.post(wire.url(DEMO), null, new TypeReference<>() {});
    }

    /** Takes all of that out again. */
    public DemoViewers removeDemo() {
        return wire.read(new Request.Builder().url(wire.url(DEMO)).delete().build(), new TypeReference<>() {});
    }

    /** How telemetry comes in. */
    public Intake intake() {
        return wire.get(wire.url(QUALITY, "intake"), new TypeReference<>() {});
    }
}
