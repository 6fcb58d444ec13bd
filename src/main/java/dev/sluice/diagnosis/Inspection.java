package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.Share;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.LinkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a link, and what to do.
 *
 * @param kind what was pasted
 * @param verdict the one thing to know
 * @param sentence to read to a customer
 * @param why how it came to that; empty when the sentence says it all
 * @param fix what to do; empty when there is nothing to do
 * @param findings worst first, each with its evidence and fix
 * @param decoded what the link says of itself, masked
 * @param exchanges every request of the walk as a browser, in order
 * @param fresh the same with a fresh link, where this one is dead or was not to be spent; empty otherwise
 * @param others every request of the other clients
 * @param clients how far each kind of client gets, with the fresh link where there is one; empty when nothing was walked
 * @param known what the service knows; null for a link that is not the connected service's
 * @param decodedMs what the decoding took
 * @param walkedMs what the rest took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inspection(
        LinkKind kind,
        LinkVerdict verdict,
        String sentence,
        String why,
        String fix,
        List<Finding> findings,
        DecodedLink decoded,
        List<Exchange> exchanges,
        List<Exchange> fresh,
        List<Exchange> others,
        List<ClientRow> clients,
        @Nullable InspectedShare known,
        double decodedMs,
        double walkedMs) {
    public Inspection {
        findings = List.copyOf(findings);
        exchanges = List.copyOf(exchanges);
        fresh = List.copyOf(fresh);
        others = List.copyOf(others);
        clients = List.copyOf(clients);
    }

    /** Whether nothing speaks against playing: it played, or it was decoded only and nothing wrong was seen. */
    @JsonProperty
    public boolean good() {
        return verdict == LinkVerdict.PLAYABLE
                || (verdict == LinkVerdict.NOT_MEASURED
                        && findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKS));
    }

    /** Where to look. */
    @JsonProperty
    public String side() {
        return verdict.side();
    }

    /** The TTL that most other links of an expired link's channel have, where its own is much shorter; empty otherwise. */
    public Optional<Duration> usualTtl() {
        var share = share();
        return known == null || share == null || verdict != LinkVerdict.EXPIRED
                ? Optional.empty()
                : new Expiry(known, share, Instant.MAX).usual();
    }

    /** The share behind the link; null when there is none. */
    public @Nullable Share share() {
        return known == null ? null : known.share();
    }
}
