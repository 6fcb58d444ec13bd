package dev.sluice.access;

import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.audit.Audit;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which edge agents may follow the revocation feed. A key belongs to one edge and is no operator's: it opens nothing else. */
public final class EdgeKeys {
    private static final String PREFIX = "sle_";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    /** The service's own gateway goes by this name. */
    public static final String BUILT_IN = "built-in";

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    public EdgeKeys(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An edge that holds a key.
     *
     * @param url where viewers reach it; null where its agent says so
     * @param seenUrl where it last said that viewers reach it; null before the first time
     * @param seenAt when it was last known to be there, to a few minutes; null before the first time
     * @param leftAt when it was stopped in good order; null while it was not
     */
    public record Holder(
            String name,
            @Nullable String url,
            @Nullable String seenUrl,
            @Nullable Instant seenAt,
            @Nullable Instant leftAt) {}

    /**
     * A new key for an edge: the only time it can be read. An earlier one of the same edge ends, if that was asked for.
     *
     * @throws Fault {@code edge-name-malformed}, {@code edge-url-malformed}, or {@code edge-key-exists} (409) for an edge
     *     that holds a key, which may be running with it
     */
    public String issue(EdgeKeyRequest request, String by) {
        check(request);
        String key = PREFIX + Ids.opaque(32);
        store.commit(h -> {
            if (!request.replace() && holds(h, request.name())) {
                throw Fault.conflict(
                        "edge-key-exists",
                        "The edge " + request.name() + " holds a key already.",
                        "Say --replace to end it: an agent that runs with it refuses everything protected once its lease"
                                + " is over, until it is started with the new one.");
            }
            h.createUpdate("""
                            insert into edge values (:name, :url, :hash, :now, :by, null, null, null, null)
                            on conflict (name) do update set url = :url, key_hash = :hash, created_at = :now,
                              created_by = :by, revoked_at = null""")
                    .bind("name", request.name())
                    .bind("url", request.url())
                    .bind("hash", Hashes.sha256(key))
                    .bind("now", clock.millis())
                    .bind("by", by)
                    .execute();
            audit.append(h, by, "edge-key.issue", "edge:" + request.name(), Map.of());
            return key;
        });
        return key;
    }

    private static boolean holds(Handle h, String name) {
        return query(h, "name = :name").bind("name", name).mapToMap().findOne().isPresent();
    }

    /**
     * Ends the key of an edge, which refuses everything protected once its lease is over.
     *
     * @throws Fault {@code edge-unknown}
     */
    public void revoke(String name, String by) {
        store.commit(h -> {
            int ended = h.createUpdate("update edge set revoked_at = :now where name = :name and revoked_at is null")
                    .bind("now", clock.millis())
                    .bind("name", name)
                    .execute();
            if (ended == 0) {
                throw Fault.notFound(
                        "edge-unknown", "No edge of this name holds a key.", "Copy the name from the list.");
            }
            audit.append(h, by, "edge-key.revoke", "edge:" + name, Map.of());
            return ended;
        });
    }

    /** Whether this looks like the key of an edge. */
    public static boolean looksLikeOne(String key) {
        return key.startsWith(PREFIX);
    }

    /**
     * The edge that presents this key.
     *
     * @throws Fault {@code edge-key-unknown} (401)
     */
    public Holder authenticate(String key) {
        return holders("key_hash = :hash", "hash", Hashes.sha256(key)).stream()
                .findFirst()
                .orElseThrow(() -> new Fault(Problem.of(
                        401,
                        "edge-key-unknown",
                        "The key is no edge's key, or it was revoked or replaced.",
                        null,
                        "Ask an admin to run `sluice edge-key create` for this edge.")));
    }

    /** Every edge that holds a key, by name. */
    public List<Holder> all() {
        return holders("1 = :one", "one", 1);
    }

    /** Notes that an edge is there; soon, not at once. */
    public void seen(String name, URI url) {
        note("update edge set seen_at = :now, seen_url = :url, left_at = null where name = :name", name, url);
    }

    /** Notes that an edge was stopped in good order. */
    public void left(String name, URI url) {
        note("update edge set left_at = :now, seen_url = :url where name = :name", name, url);
    }

    private void note(String sql, String name, URI url) {
        var _ = store.write(h -> h.createUpdate(sql)
                .bind("now", clock.millis())
                .bind("url", url.toString())
                .bind("name", name)
                .execute());
    }

    private List<Holder> holders(String which, String name, Object value) {
        return store.read(h -> query(h, which)
                .bind(name, value)
                .map((row, ctx) -> new Holder(
                        row.getString("name"),
                        row.getString("url"),
                        row.getString("seen_url"),
                        instant(row.getLong("seen_at")),
                        instant(row.getLong("left_at"))))
                .list());
    }

    private static org.jdbi.v3.core.statement.Query query(Handle h, String which) {
        return h.createQuery("select * from edge where revoked_at is null and " + which + " order by name");
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static void check(EdgeKeyRequest request) {
        String name = Objects.requireNonNullElse(request.name(), "");
        if (!NAME.matcher(name).matches() || name.equals(BUILT_IN)) {
            throw Fault.badRequest(
                    "edge-name-malformed",
                    "An edge's name has 1 to 32 lower-case letters, digits and hyphens, and is not built-in.",
                    "Write it like fra-1.");
        }
        if (request.url() != null) {
            var _ = base(request.url());
        }
    }

    /**
     * The base that an address stands for.
     *
     * @throws Fault {@code edge-url-malformed} for anything but scheme, host and port
     */
    public static URI base(String url) {
        return parsed(url)
                .orElseThrow(() -> Fault.badRequest(
                        "edge-url-malformed",
                        "This is not where viewers could reach an edge.",
                        "Write https://HOST[:PORT]."));
    }

    private static Optional<URI> parsed(String url) {
        try {
            var uri = URI.create(url.strip().replaceAll("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return http && bare && url.length() <= 256 ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
