package dev.sluice.token.foreign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.api.Finding;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pasted text says about itself. Its text and its JSON are masked: address and token are in neither.
 *
 * @param address the address found in the text, unmasked, for a walk; null for a bare token
 * @param token the credential's text where it is one token, for verification with a key; null otherwise
 * @param masked the text as it may be shown
 * @param host the host in ASCII (punycode); null for a bare token
 * @param signer who signed it, as far as the format tells
 * @param scope what it opens, in words; empty when it does not say
 * @param bound the contexts it is bound to; empty when it works for anybody
 * @param times in the order found
 * @param revocation what could end it before its time
 * @param fields what else it says, by name; secrets masked
 * @param findings what is wrong or worth knowing, in the order found
 */
public record DecodedLink(
        LinkKind kind,
        @JsonIgnore @Nullable String address,
        @JsonIgnore @Nullable String token,
        String masked,
        @Nullable String host,
        String signer,
        String scope,
        List<String> bound,
        List<FoundTime> times,
        String revocation,
        Map<String, String> fields,
        List<Finding> findings) {

    public DecodedLink {
        bound = List.copyOf(bound);
        times = List.copyOf(times);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        findings = List.copyOf(findings);
    }

    /** The earliest moment at which the link stops working; empty when it names none. */
    public Optional<Instant> expires() {
        return times.stream()
                .filter(t -> t.role() == FoundTime.Role.EXPIRES)
                .map(FoundTime::instant)
                .min(Instant::compareTo);
    }

    /** The moment from which the link works; empty when it names none. */
    public Optional<Instant> starts() {
        return times.stream()
                .filter(t -> t.role() == FoundTime.Role.STARTS)
                .map(FoundTime::instant)
                .max(Instant::compareTo);
    }

    @Override
    public String toString() {
        return "DecodedLink[" + kind.word() + " " + masked + "]";
    }
}
