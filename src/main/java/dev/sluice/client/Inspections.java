package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.InspectionRecord;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The inspection routes of the control API. */
public final class Inspections {
    private static final String INSPECTIONS = "inspections";

    private final HttpUrl base;
    private final Wire wire;

    Inspections(HttpUrl base, Wire wire) {
        this.base = base;
        this.wire = wire;
    }

    /**
     * What the service knows about a pasted link.
     *
     * @param link a secret; travels in the body
     */
    public InspectedShare ask(String link) {
        return wire.post(wire.url(INSPECTIONS), Map.of("link", link), new TypeReference<>() {});
    }

    /**
     * A canary link to try a video with, for ten minutes; it is in no list.
     *
     * @param asset null for the newest that is published
     */
    public IssuedShare trial(@Nullable String asset) {
        return wire.post(
                wire.url(INSPECTIONS, "trial"),
                asset == null ? Map.of() : Map.of("asset", asset),
                new TypeReference<>() {});
    }

    /** Keeps what an inspection found; whoever reads it again sees no secret. */
    public void keep(InspectionRecord record) {
        var _ = wire.post(wire.url(INSPECTIONS, "history"), record, new TypeReference<Map<String, Object>>() {});
    }

    /**
     * Past inspections, newest first.
     *
     * @param share handle to which they are limited; null for all
     * @param limit 1 to 500
     */
    public Page<InspectionRecord> history(@Nullable String share, int limit) {
        var url = wire.url(INSPECTIONS, "history").newBuilder().addQueryParameter("limit", Integer.toString(limit));
        if (share != null) {
            url.addQueryParameter("share", share);
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** The public keys that the service signs with, as a JSON web key set. */
    public String signingKeys() {
        var url = base.newBuilder().encodedPath("/.well-known/jwks.json").build();
        return wire.get(url, new TypeReference<JsonNode>() {}).toString();
    }
}
