package dev.sluice.playback;

import dev.sluice.api.AssetState;
import dev.sluice.api.Binding;
import dev.sluice.api.ShareMode;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Standing;
import dev.sluice.token.IpPrefix;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules a session must meet, each with its own code and sentence; the first that is broken is told. */
final class SessionRules {
    private static final List<Rule> RULES = List.of(
            SessionRules::state,
            SessionRules::published,
            SessionRules::notBefore,
            SessionRules::viewer,
            SessionRules::origin,
            SessionRules::address,
            SessionRules::device);

    private static final List<Rule> PUBLIC =
            List.of(SessionRules::state, SessionRules::published, SessionRules::notBefore);

    private static final Viewer NOBODY = new Viewer(InetAddress.getLoopbackAddress(), "", null, null, List.of(), false);

    /** Said where an embed page that is held to some sites is opened by itself. */
    static final Refusal NOT_ALONE =
            Refusal.of("wrong-origin", "This video plays inside the sites it was made for, not by itself.");

    static final String EXPIRED = "This link has expired.";

    private SessionRules() {}

    /**
     * The rule that keeps this viewer from starting a session now.
     *
     * @param asset state of the share's asset
     * @param busy sessions of the share that are being watched
     */
    static Optional<Refusal> starting(Standing share, AssetState asset, Viewer viewer, int busy, Instant now) {
        var ask = new Ask(share, asset, viewer, busy, now);
        return first(RULES, ask).or(() -> first(List.of(SessionRules::opens, SessionRules::concurrency), ask));
    }

    /**
     * The rule that keeps this viewer from going on watching. Opens were counted at the start.
     *
     * @param busy other sessions of the share that are being watched, where this one had lost its place; else 0
     */
    static Optional<Refusal> goingOn(Standing share, AssetState asset, Viewer viewer, int busy, Instant now) {
        var ask = new Ask(share, asset, viewer, busy, now);
        return first(RULES, ask).or(() -> first(List.of(SessionRules::concurrency), ask));
    }

    /** The rule that keeps everybody from watching now, whoever asks: what a page says before play is pressed. */
    static Optional<Refusal> visible(Standing share, AssetState asset, Instant now) {
        return first(PUBLIC, new Ask(share, asset, NOBODY, 0, now));
    }

    private static Optional<Refusal> first(List<Rule> rules, Ask ask) {
        for (Rule rule : rules) {
            Refusal refusal = rule.broken(ask);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Refusal state(Ask ask) {
        return switch (ask.share.state()) {
            case ACTIVE -> null;
            case FROZEN -> Refusal.of("frozen", "This link is on hold. It will work again when the hold is lifted.");
            case EXPIRED -> Refusal.of("expired", EXPIRED);
            case REVOKED -> Refusal.of("revoked", "This link was revoked.");
        };
    }

    private static @Nullable Refusal published(Ask ask) {
        boolean open = ask.asset == AssetState.PUBLISHED
                || (ask.row().override() != null && ask.asset != AssetState.WITHDRAWN);
        return open ? null : Refusal.of("asset-not-published", "This video is not published at the moment.");
    }

    private static @Nullable Refusal notBefore(Ask ask) {
        Instant start = ask.binding().notBefore();
        return start == null || !ask.now.isBefore(start)
                ? null
                : Refusal.of("not-yet-valid", "This link works from " + start + " on.");
    }

    private static @Nullable Refusal viewer(Ask ask) {
        String bound = ask.row().viewer();
        if (bound == null || bound.equals(ask.viewer.hash())) {
            return null;
        }
        return Refusal.of(
                "wrong-viewer",
                ask.viewer.hash() == null
                        ? "This link is for one viewer, who must be signed in."
                        : "This link is for another viewer.");
    }

    private static @Nullable Refusal origin(Ask ask) {
        List<String> allowed = ask.binding().origins();
        if (ask.row().mode() != ShareMode.EMBED || allowed.isEmpty()) {
            return null;
        }
        if (!ask.viewer.framed()) {
            return NOT_ALONE;
        }
        // A browser that does not tell the pages around has already held the page to them by frame-ancestors.
        return allowed.containsAll(ask.viewer.origins())
                ? null
                : Refusal.of("wrong-origin", "This video may not be shown on this site.");
    }

    private static @Nullable Refusal address(Ask ask) {
        String prefix = ask.binding().ipPrefix();
        return prefix == null || IpPrefix.parse(prefix).contains(ask.viewer.address())
                ? null
                : Refusal.of("wrong-address", "This link does not work from this network.");
    }

    private static @Nullable Refusal device(Ask ask) {
        String bound = ask.binding().deviceClass();
        return bound == null || bound.equals(ask.viewer.deviceClass())
                ? null
                : Refusal.of("wrong-device", "This link is for devices of the class " + bound + ".");
    }

    private static @Nullable Refusal opens(Ask ask) {
        Integer most = ask.binding().maxOpens();
        return most == null || ask.row().opens() < most
                ? null
                : Refusal.of("opens-used-up", "This link was opened as often as it may be.");
    }

    private static @Nullable Refusal concurrency(Ask ask) {
        Integer most = ask.binding().maxSessions();
        return most == null || ask.busy < most
                ? null
                : Refusal.of("too-many-sessions", "This link is being watched as often as it may be at once.");
    }

    @FunctionalInterface
    private interface Rule {
        @Nullable
        Refusal broken(Ask ask);
    }

    private record Ask(Standing share, AssetState asset, Viewer viewer, int busy, Instant now) {
        ShareRow row() {
            return share.row();
        }

        Binding binding() {
            return row().binding();
        }
    }
}
