package dev.sluice.console.preview;

import dev.sluice.relay.PreviewOptions;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a preview finds its playlist. Headers and address may be secrets, so neither is told.
 *
 * @param playlist absolute
 * @param headers sent with every request upstream
 * @param entitled when the session was granted that gave the address; null where none was asked for
 */
record Target(
        URI playlist, Map<String, String> headers, @Nullable Instant entitled) {
    Target {
        headers = Map.copyOf(headers);
    }

    PreviewOptions options(@Nullable Integer variant, @Nullable String language) {
        return new PreviewOptions(headers, variant, language);
    }

    @Override
    public String toString() {
        return "a playlist at " + playlist.getHost();
    }
}
