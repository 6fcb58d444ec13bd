package dev.sluice.share;

import dev.sluice.api.Binding;
import dev.sluice.api.ChannelName;
import dev.sluice.api.Fault;
import dev.sluice.api.ShareMode;
import dev.sluice.store.Hashes;
import dev.sluice.token.IpPrefix;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a share may be tied to, checked before it is kept. */
public final class Bindings {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}");
    private static final Set<String> DEVICES = Set.of("desktop", "mobile", "tv");
    private static final int MOST_ORIGINS = 50;
    private static final int LONGEST_NAME = 200;

    private Bindings() {}

    /**
     * The binding as it is kept and as browsers will tell what it names: origins in lower case, without a default port; none
     * where any is allowed.
     *
     * @throws Fault {@code embed-origins-missing}, {@code origins-for-embed-only}, {@code origin-malformed}, {@code origins-too-many}, {@code device-class-unknown},
     *     {@code ip-prefix-malformed}, {@code limit-too-low} or {@code name-malformed}
     */
    static Binding plain(ShareMode mode, Binding asked) {
        if (mode != ShareMode.EMBED && !asked.origins().isEmpty()) {
            throw Fault.badRequest(
                    "origins-for-embed-only",
                    "Only an embed link is framed by sites; " + ShareTable.lower(mode) + " links are not.",
                    "Leave the sites away, or create an embed link.");
        }
        boolean any = asked.origins().equals(List.of(Binding.ANY_ORIGIN));
        var binding = any ? asked.withOrigins(List.of()) : asked;
        check(binding);
        if (mode == ShareMode.EMBED && asked.origins().isEmpty()) {
            throw Fault.badRequest(
                    "embed-origins-missing",
                    "An embed link says which sites may frame it.",
                    "Name the sites, or say that any site may: --any-origin, in the API the one origin *.");
        }
        return binding.withOrigins(
                binding.origins().stream().map(Bindings::origin).toList());
    }

    /** Refuses a binding that could never be met. */
    private static void check(Binding binding) {
        if (binding.ipPrefix() != null) {
            IpPrefix.parse(binding.ipPrefix());
        }
        if (binding.deviceClass() != null && !DEVICES.contains(binding.deviceClass())) {
            throw Fault.badRequest(
                    "device-class-unknown",
                    "There is no device class " + binding.deviceClass() + ".",
                    "Use desktop, mobile or tv.");
        }
        origins(binding);
        limit(binding.maxOpens());
        limit(binding.maxSessions());
        name(binding.viewer());
        name(binding.recipient());
    }

    private static String origin(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.replaceFirst(lower.startsWith("https:") ? ":443$" : ":80$", "");
    }

    /**
     * The channel of a share.
     *
     * @param asked null takes {@code default}
     * @throws Fault {@code channel-malformed}
     */
    static String channel(@Nullable String asked) {
        if (asked == null) {
            return "default";
        }
        if (!ChannelName.allows(asked)) {
            throw Fault.badRequest("channel-malformed", ChannelName.RULE, "Write for example partner-newsletter.");
        }
        return asked;
    }

    /** How a viewer id stands in tokens, floors and rows: hashed, so that none of them tells who watched. */
    public static @Nullable String viewerHash(@Nullable String viewer) {
        return viewer == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256("viewer:" + viewer));
    }

    private static void origins(Binding binding) {
        if (binding.origins().size() > MOST_ORIGINS) {
            throw Fault.badRequest(
                    "origins-too-many",
                    "A link may be embedded in at most " + MOST_ORIGINS + " sites.",
                    "Create another link for the others.");
        }
        for (String origin : binding.origins()) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw Fault.badRequest(
                        "origin-malformed",
                        "This is no site: " + origin + ". A site is a scheme and a host, with nothing behind them.",
                        "Write for example https://www.example.com, in small letters and without a path.");
            }
        }
    }

    private static void limit(@Nullable Integer most) {
        if (most != null && most < 1) {
            throw Fault.badRequest(
                    "limit-too-low", "A limit below 1 would refuse everybody.", "Choose 1 or more, or no limit.");
        }
    }

    private static void name(@Nullable String name) {
        if (name != null
                && (name.isBlank()
                        || name.length() > LONGEST_NAME
                        || name.chars().anyMatch(Character::isISOControl))) {
            throw Fault.badRequest(
                    "name-malformed",
                    "A viewer or recipient has 1 to 200 characters, and no control character among them.",
                    "Write the id as the viewer's backend tells it.");
        }
    }
}
