package dev.sluice.diagnosis;

import dev.sluice.token.foreign.DecodedLink;
import java.time.Duration;
import java.time.Instant;

/** What a link says of itself in one sentence, before anybody else is asked. */
final class OwnWord {
    private OwnWord() {}

    static String sentence(DecodedLink link, Instant now) {
        if (Target.of(link) instanceof Target.NotALink nothing) {
            return nothing.why();
        }
        return what(link) + times(link, now);
    }

    private static String what(DecodedLink link) {
        return switch (link.kind()) {
            case SLUICE_SHARE -> "A watch page of Sluice.";
            case SLUICE_EMBED -> "An embed page of Sluice.";
            case HLS ->
                link.fields().get("credential") == null
                        ? "A playlist without a credential in its address."
                        : "A playlist with a credential of no known kind in its address.";
            case PAGE -> "A web page.";
            case UNKNOWN -> "Something unknown.";
            default ->
                (link.address() == null ? "A token" : "A link") + " of the kind "
                        + link.kind().word() + ".";
        };
    }

    private static String times(DecodedLink link, Instant now) {
        return link.expires()
                .map(end -> end.isAfter(now)
                        ? " By its own word it ends in " + Words.length(Duration.between(now, end)) + "."
                        : " By its own word it ended " + Words.ago(Duration.between(end, now)) + ".")
                .orElse("");
    }
}
