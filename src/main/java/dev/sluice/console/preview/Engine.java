package dev.sluice.console.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.api.SessionGrant;
import dev.sluice.client.SluiceClient;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.media.StillDecoder;
import dev.sluice.relay.PreviewRelay;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Finds out where a subject's playlist is, and gets the relay and the decoders ready. Waits, so off the application thread. */
final class Engine {
    private static final Pattern PAGE = Pattern.compile("/(?:s|embed)/([A-Za-z0-9_-]{4,64})/?");
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_ANSWER = 64 << 10;

    private final SluiceClient client;
    private final Supplier<PreviewRelay> relay;
    private @Nullable StillDecoder stills;

    Engine(SluiceClient client, Supplier<PreviewRelay> relay) {
        this.client = client;
        this.relay = relay;
    }

    /** The relay, with the decoders JavaFX needs in place. */
    PreviewRelay relay() {
        JavaFxCodecs.load();
        return relay.get();
    }

    /** Makes pictures of pieces of a stream; its programs are unpacked when it is first asked for. */
    synchronized StillDecoder stills() {
        var known = stills;
        if (known == null) {
            known = new StillDecoder(Ffmpeg.load());
            stills = known;
        }
        return known;
    }

    /**
     * Where to find it.
     *
     * @throws Fault {@code link-unusable}, or what the service says to a viewer who opens the link
     */
    Target find(Subject subject) {
        return switch (subject) {
            case Subject.OfAsset asset -> operatorRoute(asset.id());
            case Subject.OfLink link -> viewerRoute(link.link());
        };
    }

    private Target operatorRoute(String id) {
        var playlist = client.assets().media(id, "master.m3u8");
        return new Target(playlist.uri(), Map.of("Authorization", client.authorization()), null);
    }

    private Target viewerRoute(String link) {
        var url = HttpUrl.parse(link.strip());
        if (url == null) {
            throw Fault.badRequest(
                    "link-unusable",
                    "This is no http or https address.",
                    "Copy the whole link again, https:// included.");
        }
        return handle(url)
                .map(handle -> session(url, handle))
                .orElseGet(() -> new Target(URI.create(url.toString()), Map.of(), null));
    }

    /** The handle of a watch or embed page of this service; pages elsewhere are somebody else's. */
    private Optional<String> handle(HttpUrl url) {
        var page = PAGE.matcher(url.encodedPath());
        return ours(url) && page.matches() ? Optional.of(page.group(1)) : Optional.empty();
    }

    private boolean ours(HttpUrl url) {
        var base = client.base();
        if (url.host().equals(base.host()) && url.port() == base.port()) return true;
        var published = HttpUrl.parse(client.service().url());
        return published != null && url.host().equals(published.host()) && url.port() == published.port();
    }

    /** Starts a session as the watch page does; no key goes with it. */
    private Target session(HttpUrl page, String handle) {
        var ask = page.newBuilder()
                .encodedPath("/s/" + handle + "/session")
                .query(null)
                .fragment(null);
        var body = RequestBody.create("{\"swapsTokens\":false}", JSON);
        var request = new Request.Builder().url(ask.build()).post(body).build();
        try (var response = client.http().newCall(request).execute()) {
            var grant = granted(response);
            var playlist = page.resolve(grant.playlist());
            if (playlist == null) throw unreadable();
            return new Target(playlist.uri(), Map.of(), Instant.now());
        } catch (IOException e) {
            throw Fault.failed("service-unreachable", "The service does not answer.", "Check that it runs.", e);
        }
    }

    private static SessionGrant granted(Response response) throws IOException {
        var text = response.peekBody(LONGEST_ANSWER).string();
        try {
            if (response.isSuccessful()) return Json.MAPPER.readValue(text, SessionGrant.class);
            throw new Fault(Json.MAPPER.readValue(text, Problem.class));
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static Fault unreadable() {
        return Fault.badRequest(
                "link-unusable",
                "What answers at this address is no watch page.",
                "Open the link in a browser, or inspect it.");
    }
}
