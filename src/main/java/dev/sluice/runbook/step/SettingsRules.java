package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Ttl;
import dev.sluice.floors.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What settings of emergencies must look like. */
final class SettingsRules {
    private static final int MOST_WEBHOOKS = 8;
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_SECRET = 16;
    private static final Duration OFTENEST = Duration.ofMinutes(10);
    private static final List<String> BODILESS = List.of("GET", "HEAD");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,12}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private SettingsRules() {}

    static void require(EmergencySettings settings) {
        for (String kind : settings.secondAdmin()) {
            require(
                    kinds().contains(kind),
                    "There is no scope “" + kind + "” that could want a second admin",
                    "Name some of " + String.join(", ", kinds()) + ".");
        }
        every(settings.drills().every());
        require(
                duration(String.valueOf(settings.drills().staleAfter())).compareTo(OFTENEST) >= 0,
                "A drill cannot be stale after less than ten minutes",
                "Write staleAfter as 30d.");
        require(
                settings.webhooks().size() <= MOST_WEBHOOKS,
                "There are more than " + MOST_WEBHOOKS + " webhooks",
                null);
        settings.webhooks().forEach(SettingsRules::webhook);
        if (settings.cdn() != null) {
            cdn(settings.cdn());
        }
    }

    /** A length of time as settings write it: {@code 12h}, {@code 30d}. */
    static Duration duration(String text) {
        try {
            return Ttl.parse(text);
        } catch (Fault e) {
            throw refused("“" + text + "” is no length of time", "Write it as 12h or 30d.");
        }
    }

    private static void every(@Nullable String every) {
        require(
                every == null || duration(every).compareTo(OFTENEST) >= 0,
                "Drills run at most every ten minutes",
                "Write every as 7d.");
    }

    private static void webhook(EmergencySettings.Webhook webhook) {
        address(webhook.url(), "A webhook's address");
        String secret = webhook.secret();
        require(
                secret != null && secret.length() >= SHORTEST_SECRET && secret.length() <= LONGEST,
                "A webhook needs a secret of at least " + SHORTEST_SECRET + " characters",
                "Its messages are signed with it.");
    }

    private static void cdn(EmergencySettings.Cdn cdn) {
        require(
                Stream.of(cdn.name(), cdn.mediaBase(), cdn.method(), cdn.url()).noneMatch(Objects::isNull),
                "A CDN needs name, mediaBase, method and url",
                null);
        require(!cdn.name().isBlank() && cdn.name().length() <= 60, "A CDN's name has 1 to 60 characters", null);
        address(cdn.mediaBase(), "The address of the CDN's media");
        address(cdn.url().replace("{asset}", "asset"), "The address of the CDN's purge");
        require(METHOD.matcher(cdn.method()).matches(), "The purge's method is no HTTP method", "Write POST.");
        require(cdn.body() == null || cdn.body().length() <= LONGEST, "The purge's body is too long", null);
        require(
                cdn.body() == null || !BODILESS.contains(cdn.method()),
                "A purge by " + cdn.method() + " carries no body",
                "Leave the body out, or write POST.");
        require(
                cdn.header() == null || HEADER.matcher(cdn.header()).matches(),
                "The purge's header has no valid name",
                "Write Authorization or what the CDN calls it.");
        String secret = cdn.secret();
        require(
                cdn.header() == null || secret != null,
                "The header " + cdn.header() + " has no secret to carry",
                "Give the secret; it is not kept when the address of the purge changes.");
        require(
                secret == null || (secret.length() <= LONGEST && secret.chars().allMatch(c -> c >= ' ' && c < 127)),
                "The purge's secret does not fit into a header",
                null);
    }

    private static void address(@Nullable String text, String what) {
        var url = text == null || text.length() > LONGEST ? null : HttpUrl.parse(text);
        require(
                url != null && url.username().isEmpty(),
                what + " is no http or https address",
                "Write it as https://example.com/path.");
    }

    private static List<String> kinds() {
        return Arrays.stream(Scope.Kind.values()).map(Scope.Kind::word).toList();
    }

    private static void require(boolean fine, String sentence, @Nullable String nextAct) {
        if (!fine) {
            throw refused(sentence, nextAct);
        }
    }

    private static Fault refused(String sentence, @Nullable String nextAct) {
        return Fault.badRequest("settings-invalid", sentence + ".", nextAct);
    }
}
