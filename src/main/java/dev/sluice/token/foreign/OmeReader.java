package dev.sluice.token.foreign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.Severity;
import dev.sluice.token.StrictJson;
import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Optional;

/**
 * OvenMediaEngine SignedPolicy: {@code policy} (JSON in base64url) and {@code signature} in the query. Its times are
 * milliseconds. {@code url_expire} ends new connections only, {@code stream_expire} cuts off what plays.
 */
final class OmeReader implements LinkReader {
    @Override
    public Optional<Draft> read(Pasted pasted) {
        var policy = pasted.param("policy");
        if (policy == null) {
            return Optional.empty();
        }
        var read = StrictJson.fromBase64Url(
                policy.replaceAll("=+$", "").replace('+', '-').replace('/', '_'));
        if (read.isPresent()) {
            return read.filter(OmeReader::isPolicy).map(p -> draft(p, pasted));
        }
        return pasted.has("signature")
                ? Optional.of(new Draft(LinkKind.OME_SIGNED_POLICY)
                        .finding(
                                "policy-unreadable",
                                Severity.BLOCKS,
                                "The policy is not the JSON it should be.",
                                "",
                                "Copy the link again from its source, whole."))
                : Optional.empty();
    }

    private static boolean isPolicy(ObjectNode policy) {
        return policy.has("url_expire") || policy.has("url_activate") || policy.has("stream_expire");
    }

    private static Draft draft(ObjectNode policy, Pasted pasted) {
        var draft = new Draft(LinkKind.OME_SIGNED_POLICY)
                .scope("this one address")
                .bound("address", StrictJson.text(policy, "allow_ip"))
                .bound("address behind a proxy", StrictJson.text(policy, "real_ip"))
                .time(Role.STARTS, "url_activate", policy.get("url_activate"), Unit.MILLISECONDS)
                .time(Role.EXPIRES, "url_expire", policy.get("url_expire"), Unit.MILLISECONDS)
                .time(Role.ENDS, "stream_expire", policy.get("stream_expire"), Unit.MILLISECONDS);
        if (!policy.has("stream_expire")) {
            draft.finding(
                    "plays-past-end",
                    Severity.WARNS,
                    "What plays when the link expires plays on: the policy has no stream_expire.",
                    "",
                    "Add stream_expire to the policy.");
        }
        return pasted.has("signature")
                ? draft
                : draft.finding(
                        "signature-missing",
                        Severity.BLOCKS,
                        "The link lacks its signature.",
                        "",
                        "Copy the link again from its source, whole.");
    }
}
