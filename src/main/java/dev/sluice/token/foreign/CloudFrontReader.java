package dev.sluice.token.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Severity;
import dev.sluice.token.StrictJson;
import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CloudFront signed URLs and cookies. Canned policy: {@code Expires, Signature, Key-Pair-Id}; custom policy: {@code Policy}
 * instead of {@code Expires}, JSON in base64 with {@code - _ ~} for {@code + = /}.
 */
final class CloudFrontReader implements LinkReader {
    @Override
    public Optional<Draft> read(Pasted pasted) {
        var key = pasted.param("Key-Pair-Id", "CloudFront-Key-Pair-Id");
        var policy = pasted.param("Policy", "CloudFront-Policy");
        var expires = pasted.param("Expires", "CloudFront-Expires");
        if (key == null || (policy == null && expires == null)) {
            return Optional.empty();
        }
        var draft = new Draft(LinkKind.CLOUDFRONT).field("Key-Pair-Id", key).signer("CloudFront key " + key);
        if (pasted.param("Signature", "CloudFront-Signature") == null) {
            draft.finding(
                    "signature-missing",
                    Severity.BLOCKS,
                    "The link lacks its signature.",
                    "",
                    "Copy the link again from its source, whole.");
        }
        if (policy == null) {
            draft.field("policy", "canned")
                    .scope("this one address")
                    .time(Role.EXPIRES, "Expires", expires, Unit.SECONDS)
                    .warnIfOneFile(pasted);
        } else {
            custom(draft.field("policy", "custom"), policy, pasted);
        }
        return Optional.of(pasted.url() == null ? draft : draft.warnIfQueryOnly(pasted));
    }

    private static void custom(Draft draft, String policy, Pasted pasted) {
        var statement = statement(policy);
        if (statement == null) {
            draft.finding(
                    "policy-unreadable",
                    Severity.BLOCKS,
                    "The policy is not the JSON it should be.",
                    "",
                    "Copy the link again from its source, whole.");
            return;
        }
        var resource = statement.path("Resource").asText("*");
        var condition = statement.path("Condition");
        draft.scope(resource)
                .bound(
                        "address",
                        condition.path("IpAddress").path("AWS:SourceIp").asText(""))
                .time(Role.STARTS, "DateGreaterThan", epoch(condition, "DateGreaterThan"), Unit.SECONDS)
                .time(Role.EXPIRES, "DateLessThan", epoch(condition, "DateLessThan"), Unit.SECONDS)
                .warnIfEndless();
        var url = pasted.url();
        if (url != null
                && !covers(resource, url.newBuilder().query(null).build().toString(), url.toString())) {
            draft.outside(pasted);
        }
    }

    private static boolean covers(String resource, String withoutQuery, String whole) {
        return Globs.matches(resource, withoutQuery) || Globs.matches(resource, whole);
    }

    private static @Nullable JsonNode statement(String policy) {
        try {
            var json = Base64.getDecoder()
                    .decode(policy.replace('-', '+')
                            .replace('_', '=')
                            .replace('~', '/')
                            .replaceAll("=+$", ""));
            return StrictJson.read(json).map(p -> p.path("Statement").get(0)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable JsonNode epoch(JsonNode condition, String name) {
        return condition.path(name).get("AWS:EpochTime");
    }
}
