package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Asset;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Page;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.PreparationProfile;
import dev.sluice.api.PreparationTimes;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The asset routes of the control API. */
public final class Assets {
    private static final String ASSETS = "assets";
    private static final TypeReference<Asset> ASSET = new TypeReference<>() {};

    private final Wire wire;

    Assets(Wire wire) {
        this.wire = wire;
    }

    /**
     * A page of assets, newest first.
     *
     * @param limit 1 to 500
     * @param after {@link Page#next} of the page before; null for the first
     */
    public Page<Asset> list(int limit, @Nullable String after) {
        var url = wire.url(ASSETS).newBuilder().addQueryParameter("limit", Integer.toString(limit));
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** One asset. */
    public Asset get(String id) {
        return wire.get(wire.url(ASSETS, id), ASSET);
    }

    /**
     * Makes an asset from a source file; nothing is sent before {@link Upload#send}.
     *
     * @param source any file that FFmpeg reads
     * @param title for people; null takes the file's name
     * @param profile readiness profile; null takes the service's default
     */
    public Upload add(Path source, @Nullable String title, @Nullable String profile) {
        return new Upload(wire, source, title, profile);
    }

    /** Uploads of this operator that are not finished; what arrived of them stays for a day. */
    public List<PendingUpload> unfinished() {
        return wire.get(wire.url(Upload.UPLOADS), new TypeReference<>() {});
    }

    /** Forgets an unfinished upload and what arrived of it. */
    public void discard(PendingUpload upload) {
        wire.post(wire.url(Upload.UPLOADS, upload.id(), "discard"), null, Upload.PENDING);
    }

    /** Checks the asset again; the answer is its state while the check runs. */
    public Asset check(String id) {
        return act(id, "check");
    }

    /** What the last check found; {@code 404} before the first. */
    public CheckReport readiness(String id) {
        return wire.get(wire.url(ASSETS, id, "readiness"), new TypeReference<>() {});
    }

    /** What the check of another version than the served one found. */
    public CheckReport readiness(String id, int version) {
        var url =
                wire.url(ASSETS, id, "readiness").newBuilder().addQueryParameter("version", Integer.toString(version));
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** How long each stage took before anybody could watch it. */
    public PreparationTimes times(String id) {
        return wire.get(wire.url(ASSETS, id, "times"), new TypeReference<>() {});
    }

    /** What assets can be prepared for. */
    public List<PreparationProfile> profiles() {
        return wire.get(wire.url("profiles"), new TypeReference<>() {});
    }

    /**
     * Prepares a new version beside the one that is served.
     *
     * @param profile null for the one it has
     */
    public Asset prepare(String id, @Nullable String profile) {
        var url = wire.url(ASSETS, id, "prepare").newBuilder();
        if (profile != null) {
            url.addQueryParameter("profile", profile);
        }
        return wire.post(url.build(), null, ASSET);
    }

    /** Opens the publish gate for a ready asset. */
    public Asset publish(String id) {
        return act(id, "publish");
    }

    /** Ends publication: no session may start any more. */
    public Asset withdraw(String id) {
        return act(id, "withdraw");
    }

    /** Stops the preparation. */
    public Asset cancel(String id) {
        return act(id, "cancel");
    }

    /** A picture of the asset, JPEG. */
    public byte[] poster(String id) {
        return wire.bytes(wire.url(ASSETS, id, "poster"));
    }

    /**
     * Where operators find the asset's HLS; readable with {@link SluiceClient#http}.
     *
     * @param path relative to the asset, for example {@code master.m3u8}
     */
    public HttpUrl media(String id, String path) {
        return wire.url(ASSETS, id, "media").newBuilder().addPathSegments(path).build();
    }

    private Asset act(String id, String verb) {
        return wire.post(wire.url(ASSETS, id, verb), null, ASSET);
    }
}
