package dev.sluice.diagnosis;

import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Problem;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.client.SluiceClient;
import dev.sluice.diagnosis.Ending.NotWalked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tries the video of a dead link with a fresh one, so that the link's fault and the video's are told apart.
 *
 * @param client the service that makes the fresh link; null when there is none
 * @param route the way out
 * @param trail where the requests are kept
 */
record Fresh(@Nullable SluiceClient client, Route route, Trail trail) {
    private static final int SEGMENT_BYTES = 32 << 20;
    private static final Set<String> MISSING = Set.of("media-missing", "file-unknown");

    /**
     * What came of it.
     *
     * @param walk null when no fresh link was to be had
     */
    record Result(@Nullable Walk walk, Finding finding) {}

    /** Whether the link itself cannot show that its video plays. */
    boolean wanted(@Nullable InspectedShare known, Walk walk) {
        return client != null
                && known != null
                && known.share() != null
                && !"asset-not-published".equals(known.refusalCode())
                && (walk.ending() instanceof Ending.Refused || walk.ending() instanceof NotWalked);
    }

    Result walk(@Nullable Share share) {
        if (client == null || share == null) {
            throw new IllegalStateException("Nobody makes a fresh link of nothing");
        }
        try {
            var link = client.inspections().trial(share.asset()).signedLink();
            var url = link == null ? null : HttpUrl.parse(link);
            return url == null ? new Result(null, none("None was given.", "")) : walk(url);
        } catch (Fault fault) {
            return new Result(null, none(fault.problem().title(), fault.code()));
        }
    }

    private Result walk(HttpUrl url) {
        var walk = new Walker(route.as(ClientKind.BROWSER, trail), SEGMENT_BYTES).walk(new Target.Address(url));
        return new Result(walk, walk.played() ? plays() : refused(walk).orElseGet(this::broken));
    }

    List<Exchange> exchanges() {
        return trail.exchanges();
    }

    private Finding plays() {
        return new Finding(
                "video-plays",
                Severity.HOLDS,
                "The video itself plays with a fresh link.",
                trail.exchanges().size() + " requests, "
                        + Observations.evidence(trail.exchanges().getLast()),
                "",
                null);
    }

    /** A rule or a failing service that stops every link says nothing about the video. */
    private static Optional<Finding> refused(Walk walk) {
        return walk.ending() instanceof Ending.Refused(Fetched _, Problem problem)
                        && problem != null
                        && !MISSING.contains(problem.code())
                ? Optional.of(none("It is refused, too: " + Words.ofSomebody(problem.title(), 240), problem.code()))
                : Optional.empty();
    }

    private Finding broken() {
        return new Finding(
                "video-broken",
                Severity.BLOCKS,
                "The video does not play with a fresh link either.",
                Observations.evidence(trail.exchanges().getLast()),
                "Check the video in Preview.",
                null);
    }

    private static Finding none(String why, String code) {
        return new Finding(
                "video-not-tried",
                Severity.NOT_MEASURED,
                "Whether the video itself plays is not measured with a fresh link. " + why,
                code,
                "",
                null);
    }
}
