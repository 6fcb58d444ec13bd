package dev.sluice.playback.entitlement;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.ViewerIssuer;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The backends whose word on who is watching counts. Blocks on the store, and on a backend whose keys are fetched. */
public final class ViewerIssuers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final int LONGEST = 300;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final ViewerKeys keys = new ViewerKeys();
    private final Map<String, Trusted> byIssuer = new ConcurrentHashMap<>();

    /** Reads those of a workspace. */
    public ViewerIssuers(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        store.read(ViewerIssuers::all).forEach(this::trust);
    }

    private record Trusted(ViewerIssuer issuer, JWKSource<SecurityContext> keys) {}

    /** Those registered, by name. */
    public List<ViewerIssuer> list() {
        return store.read(ViewerIssuers::all);
    }

    /**
     * Registers a backend; its viewers are known from now on.
     *
     * @throws Fault {@code viewer-issuer-malformed}, {@code jwks-malformed}, {@code jwks-url-malformed} or
     *     {@code viewer-issuer-exists}
     */
    public ViewerIssuer add(ViewerIssuer asked, Operator by) {
        check(asked);
        var issuer = new ViewerIssuer(
                asked.name(),
                asked.issuer(),
                asked.audience(),
                asked.jwks(),
                asked.jwksUrl(),
                Instant.ofEpochMilli(clock.millis()),
                by.name());
        source(issuer);
        store.commit(h -> {
            if (insert(h, issuer) == 0) {
                throw Fault.conflict(
                        "viewer-issuer-exists",
                        "There is a viewer issuer of this name, or of this iss, already.",
                        "Remove it first.");
            }
            audit.append(
                    h,
                    by.name(),
                    "viewer-issuer.add",
                    "viewer-issuer:" + issuer.name(),
                    Map.of("issuer", issuer.issuer(), "audience", issuer.audience()));
            return issuer;
        });
        trust(issuer);
        return issuer;
    }

    /**
     * Takes a backend's word no longer. Sessions that play keep playing until their share, floor or hook ends them.
     *
     * @throws Fault {@code viewer-issuer-unknown}
     */
    public ViewerIssuer remove(String name, Operator by) {
        var gone = list().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(
                        "viewer-issuer-unknown", "There is no viewer issuer " + name + ".", "List them to see all."));
        byIssuer.remove(gone.issuer());
        store.commit(h -> {
            audit.append(h, by.name(), "viewer-issuer.remove", "viewer-issuer:" + name, Map.of());
            return h.execute("delete from viewer_issuer where name = ?", name);
        });
        return gone;
    }

    /** What a credential says of its bearer. Never throws on what was handed over. */
    public Identity identify(String credential) {
        var token = ViewerToken.read(credential).orElse(null);
        var trusted = token == null ? null : byIssuer.get(token.issuer());
        return token == null || trusted == null
                ? new Identity.Foreign()
                : token.verify(trusted.keys, trusted.issuer.audience(), clock.instant());
    }

    private void trust(ViewerIssuer issuer) {
        byIssuer.put(issuer.issuer(), new Trusted(issuer, source(issuer)));
    }

    private JWKSource<SecurityContext> source(ViewerIssuer issuer) {
        if (issuer.jwks() != null) {
            return keys.given(issuer.jwks());
        }
        if (issuer.jwksUrl() != null) {
            return keys.fetched(issuer.jwksUrl());
        }
        throw new IllegalStateException("A viewer issuer has keys, or an address of them");
    }

    private static void check(ViewerIssuer asked) {
        boolean whole = asked.name() != null
                && NAME.matcher(asked.name()).matches()
                && isText(asked.issuer())
                && isText(asked.audience())
                && (asked.jwks() == null) != (asked.jwksUrl() == null);
        if (!whole) {
            throw Fault.badRequest(
                    "viewer-issuer-malformed",
                    "A viewer issuer has a name, its iss, the aud it writes, and either keys or an address of them.",
                    "Give name, issuer, audience and one of jwks and jwksUrl.");
        }
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static int insert(Handle h, ViewerIssuer issuer) {
        return h.createUpdate("""
                        insert into viewer_issuer values (:name, :issuer, :audience, :jwks, :url, :at, :by)
                        on conflict do nothing""")
                .bind("name", issuer.name())
                .bind("issuer", issuer.issuer())
                .bind("audience", issuer.audience())
                .bind("jwks", issuer.jwks())
                .bind("url", issuer.jwksUrl())
                .bind("at", issuer.addedAt() == null ? 0 : issuer.addedAt().toEpochMilli())
                .bind("by", issuer.addedBy())
                .execute();
    }

    private static List<ViewerIssuer> all(Handle h) {
        return h.createQuery("select * from viewer_issuer order by name")
                .map((row, ctx) -> new ViewerIssuer(
                        row.getString("name"),
                        row.getString("issuer"),
                        row.getString("audience"),
                        row.getString("jwks"),
                        row.getString("jwks_url"),
                        Instant.ofEpochMilli(row.getLong("added_at")),
                        row.getString("added_by")))
                .list();
    }
}
