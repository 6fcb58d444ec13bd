package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.api.Finding;
import dev.sluice.api.Share;
import dev.sluice.token.foreign.LinkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a link, and what to do.
 *
 * @param kind what was pasted
 * @param verdict the one thing to know
 * @param sentence to read to a customer
 * @param findings worst first, each with its evidence and fix
 * @param exchanges every request that was made, in order
 * @param share what the service knows; null for a link that is not the connected service's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inspection(
        LinkKind kind,
        LinkVerdict verdict,
        String sentence,
        List<Finding> findings,
        List<Exchange> exchanges,
        @Nullable Share share) {
    public Inspection {
        findings = List.copyOf(findings);
        exchanges = List.copyOf(exchanges);
    }

    /** Whether nothing speaks against playing: it played, or it was decoded only and nothing wrong was seen. */
    public boolean good() {
        return verdict == LinkVerdict.PLAYABLE || verdict == LinkVerdict.NOT_MEASURED;
    }
}
