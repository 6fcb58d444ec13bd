package dev.sluice.playback;

import dev.sluice.api.RefusedStart;
import dev.sluice.gateway.UserAgents;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The newest refusals of each link, for whoever asks why it does not work. In memory only, for strangers cause them; the
 * link that was refused longest ago is forgotten first. Safe for any thread.
 */
public final class RefusedStarts {
    private static final int LINKS = 10_000;
    private static final int EACH = 8;
    private static final int LONGEST = 120;

    private final Map<String, Deque<RefusedStart>> byHandle = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<RefusedStart>> eldest) {
            return size() > LINKS;
        }
    };

    /** Somebody was refused by the rule {@code code}. */
    void add(String handle, String code, Viewer viewer, Instant at) {
        var refused = new RefusedStart(at, code, seen(code, viewer), UserAgents.words(viewer.userAgent()));
        synchronized (byHandle) {
            var all = byHandle.computeIfAbsent(handle, h -> new ArrayDeque<>());
            all.addFirst(refused);
            if (all.size() > EACH) {
                all.removeLast();
            }
        }
    }

    /** The newest of a link, newest first. */
    List<RefusedStart> of(String handle) {
        synchronized (byHandle) {
            var all = byHandle.get(handle);
            return all == null ? List.of() : List.copyOf(all);
        }
    }

    private static String seen(String code, Viewer viewer) {
        var seen = switch (code) {
            case "wrong-address" -> viewer.address().getHostAddress();
            case "wrong-device" -> viewer.deviceClass();
            case "wrong-origin" -> viewer.origins().stream().collect(Collectors.joining(", "));
            case "wrong-viewer" -> viewer.credential() == null ? "nobody signed in" : "another viewer";
            default -> "";
        };
        return seen.substring(0, Math.min(seen.length(), LONGEST));
    }
}
