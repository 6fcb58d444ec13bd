package dev.sluice.playback;

import dev.sluice.floors.Gate;
import dev.sluice.gateway.Admission;
import dev.sluice.token.Verifier;
import java.net.URI;
import java.util.List;

/**
 * Where viewers find this service.
 *
 * @param base of every link handed out, without a slash at its end
 * @param mediaHosts authorities that tokens are good for, the base's first
 * @param issuer {@code iss} of every token
 * @param edgeSet {@code aud} of every token
 */
public record Site(URI base, List<String> mediaHosts, String issuer, String edgeSet) {
    public Site {
        mediaHosts = List.copyOf(mediaHosts);
    }

    /** Scheme and authority that paths are put behind before they are matched against a token. */
    public String mediaBase() {
        return base.getScheme() + "://" + mediaHosts.getFirst();
    }

    /** Admission to this site's media. */
    public Admission admission(Verifier verifier, Gate gate) {
        return new Admission(verifier, gate, mediaBase(), edgeSet);
    }
}
