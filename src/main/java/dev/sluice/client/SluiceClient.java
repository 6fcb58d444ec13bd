package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.AuditVerification;
import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.api.Risk;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.api.TtlPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The control API of one service under one key. Safe for use by many threads; calls block for at most 30 s (uploads: as
 * long as bytes move) and throw {@link Fault}: the service's own problems, {@code key-unknown}, {@code service-unreachable}
 * when nothing answers, {@code not-a-service} when something else does.
 */
public final class SluiceClient implements AutoCloseable {
    private final HttpUrl base;
    private final Wire wire;
    private final Assets assets;
    private final Shares shares;
    private final SavedFilters savedFilters;
    private final Signing signing;
    private final Invalidations invalidations;
    private final Destinations destinations;
    private final Shows shows;
    private final BulkActs bulkActs;
    private final Viewers viewers;
    private final Edges edges;
    private final QualityClient quality;
    private final QualityGoals goals;
    private final Access access;
    private final Inspections inspections;

    /**
     * Connects to nothing yet.
     *
     * @param base URL of the service
     * @param key a secret; goes to this service's control API and nowhere else
     */
    public SluiceClient(HttpUrl base, String key) {
        this.base = base;
        this.wire = new Wire(base, key);
        this.assets = new Assets(wire);
        this.shares = new Shares(wire);
        this.savedFilters = new SavedFilters(wire);
        this.signing = new Signing(wire);
        this.invalidations = new Invalidations(wire);
        this.destinations = new Destinations(wire);
        this.shows = new Shows(wire);
        this.bulkActs = new BulkActs(wire);
        this.viewers = new Viewers(wire);
        this.edges = new Edges(wire);
        this.quality = new QualityClient(wire);
        this.goals = new QualityGoals(wire);
        this.access = new Access(wire);
        this.inspections = new Inspections(base, wire);
    }

    /** URL of the service. */
    public HttpUrl base() {
        return base;
    }

    /** Assets: list, add, check, publish, withdraw. */
    public Assets assets() {
        return assets;
    }

    /** Shares: list, create, revoke, hold, reissue. */
    public Shares shares() {
        return shares;
    }

    /** Acts on many shares at once. */
    public BulkActs bulkActs() {
        return bulkActs;
    }

    /** What viewers get. */
    public QualityClient quality() {
        return quality;
    }

    /** What viewers should get. */
    public QualityGoals goals() {
        return goals;
    }

    /** Runs of the emergency runbook, drills included. */
    public Invalidations invalidations() {
        return invalidations;
    }

    /** Viewers' identity and the entitlement hook. */
    public Viewers viewers() {
        return viewers;
    }

    /** Edges and their keys. */
    public Edges edges() {
        return edges;
    }

    /** Where assets are published to. */
    public Destinations destinations() {
        return destinations;
    }

    /** Sources published to many destinations at once. */
    public Shows shows() {
        return shows;
    }

    /** What the service knows about links, past inspections, links to try a video with. */
    public Inspections inspections() {
        return inspections;
    }

    /** Who this service is and who the key belongs to. */
    public ServiceInfo service() {
        return wire.get(wire.url("service"), new TypeReference<>() {});
    }

    /** The live facts of the status line. */
    public ServiceStatus status() {
        return wire.get(wire.url("status"), new TypeReference<>() {});
    }

    /** Returns when the service answers that it is up; needs no key. */
    public void health() {
        var _ = wire.get(wire.url("health"), new TypeReference<Map<String, Object>>() {});
    }

    /** The range of TTLs of each risk tier. */
    public List<TtlPolicy> policy() {
        return wire.get(wire.url("policy"), new TypeReference<>() {});
    }

    /**
     * Sets the range of TTLs of a tier, each as typed; null leaves it as it is. Links that are out already are not touched.
     *
     * @param usual taken where none is asked for
     */
    public TtlPolicy changePolicy(Risk tier, @Nullable String min, @Nullable String usual, @Nullable String max) {
        var range = new TreeMap<String, String>();
        if (min != null) range.put("min", min);
        if (usual != null) range.put("usual", usual);
        if (max != null) range.put("max", max);
        return wire.put(wire.url("policy", tier.name().toLowerCase(Locale.ROOT)), range, new TypeReference<>() {});
    }

    /** The document that an invalidation runs. */
    public RunbookDocument emergencyRunbook() {
        return wire.get(wire.url("runbooks", "emergency-invalidation"), new TypeReference<>() {});
    }

    /** Filters of the list of shares that this operator keeps. */
    public SavedFilters savedFilters() {
        return savedFilters;
    }

    /** The keys that sign tokens. */
    public Signing signing() {
        return signing;
    }

    /** Operators and their keys. */
    public Access access() {
        return access;
    }

    /**
     * Lines of the audit log, newest first.
     *
     * @param subject {@code kind:id} to which lines are limited; null for all
     * @param before sequence below which to go on; null for the newest
     * @param limit 1 to 500
     */
    public Page<AuditEntry> audit(@Nullable String subject, @Nullable Long before, int limit) {
        return audit(subject, null, before, limit);
    }

    /** The same, of lines only that hold {@code text} in name, act, subject or detail; null for all. */
    public Page<AuditEntry> audit(@Nullable String subject, @Nullable String text, @Nullable Long before, int limit) {
        var url = wire.url("audit").newBuilder().addQueryParameter("limit", Integer.toString(limit));
        if (subject != null) {
            url.addQueryParameter("subject", subject);
        }
        if (text != null) {
            url.addQueryParameter("text", text);
        }
        if (before != null) {
            url.addQueryParameter("before", before.toString());
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** Whether the audit log is as it was written. */
    public AuditVerification verifyAudit() {
        return wire.get(wire.url("audit", "verification"), new TypeReference<>() {});
    }

    /** The rollout checklist as it stands. */
    public List<ChecklistItem> checklist() {
        return wire.get(wire.url("checklist"), new TypeReference<>() {});
    }

    /** Follows what changes until the result is closed; see {@link ChangeListener} for threads. */
    public Changes changes(ChangeListener listener) {
        return Changes.listen(wire, listener);
    }

    /**
     * The HTTP client underneath, for media behind the key ({@link Assets#media}). It adds the key to requests of this
     * service's control API only and follows no redirect.
     */
    public OkHttpClient http() {
        return wire.http();
    }

    /**
     * The header {@code Authorization} for a fetcher outside of this client that reads {@link Assets#media}. A secret: it
     * goes to this service and nowhere else, and into no log.
     */
    public String authorization() {
        return wire.authorization();
    }

    /** Ends every call under way. */
    @Override
    public void close() {
        wire.close();
    }

    @Override
    public String toString() {
        return "service at " + base;
    }
}
