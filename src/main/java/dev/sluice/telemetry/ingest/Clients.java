package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a viewer's request gives away: device, system, player, version and region. */
public final class Clients {
    /** The first that a User-Agent contains; the order matters, for browsers claim to be each other. */
    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iOS",
            "iPad",
            "iOS",
            "AppleTV",
            "tvOS",
            "Android",
            "Android",
            "Tizen",
            "Tizen",
            "Web0S",
            "webOS",
            "CrOS",
            "ChromeOS",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    private static final Map<String, String> PLAYERS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung",
            "Firefox/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "AppleCoreMedia/",
            "AVPlayer",
            "Version/",
            "Safari",
            "ExoPlayerLib/",
            "ExoPlayer",
            "AndroidXMedia3/",
            "ExoPlayer",
            "VLC/",
            "VLC",
            "Lavf/",
            "FFmpeg",
            "mpv ",
            "mpv");

    private static final Pattern MAJOR = Pattern.compile("[0-9]{1,4}");

    private final Regions regions;

    public Clients(Regions regions) {
        this.regions = regions;
    }

    Traits traits(Audience audience) {
        String agent = audience.userAgent();
        var traits = Traits.none()
                .with(Dimension.DEVICE, audience.device())
                .with(Dimension.REGION, regions.of(audience.address()));
        for (var system : SYSTEMS.entrySet()) {
            if (agent.contains(system.getKey())) {
                traits = traits.with(Dimension.OS, system.getValue());
                break;
            }
        }
        for (var player : PLAYERS.entrySet()) {
            int at = agent.indexOf(player.getKey());
            if (at >= 0) {
                traits = traits.with(Dimension.PLAYER, player.getValue());
                return version(
                        traits,
                        player.getValue(),
                        agent.substring(at + player.getKey().length()));
            }
        }
        return traits;
    }

    private static Traits version(Traits traits, String player, String rest) {
        Matcher major = MAJOR.matcher(rest);
        return major.lookingAt() ? traits.with(Dimension.VERSION, player + " " + major.group()) : traits;
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
