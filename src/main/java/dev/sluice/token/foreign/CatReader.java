package dev.sluice.token.foreign;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.sluice.api.Severity;
import dev.sluice.token.foreign.FoundTime.Role;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Common Access Tokens (CTA-5007): a CBOR web token (RFC 8392) in COSE, base64url, in the header or cookie
 * {@code CTA-Common-Access-Token} or the query parameter {@code CAT}. Claims go by the numbers of the IANA registry.
 */
final class CatReader implements LinkReader {
    /** COSE messages with or without the tag of a CBOR web token (61) start so in base64. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:(?i:CTA-Common-Access-Token|CAT)[=:]\\s?([A-Za-z0-9_+/-]{16,8192}+)|\\b((?:2D3[Q-T]|0[oI][NRQ]|0Y[RQ]|hE)[A-Za-z0-9_-]{16,8192}+))");

    private static final ObjectMapper CBOR = new ObjectMapper(CBORFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(8192)
                    .build())
            .build());

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1", "iss"),
            Map.entry("2", "sub"),
            Map.entry("3", "aud"),
            Map.entry("7", "cti"),
            Map.entry("308", "catreplay"),
            Map.entry("309", "catpor"),
            Map.entry("310", "catv"),
            Map.entry("313", "catm"),
            Map.entry("314", "catalpn"),
            Map.entry("315", "cath"),
            Map.entry("317", "catgeocoord"),
            Map.entry("318", "catgeoalt"),
            Map.entry("322", "catif"),
            Map.entry("323", "catr"));
    private static final Map<String, String> PARTS = Map.of(
            "0",
            "scheme",
            "1",
            "host",
            "2",
            "port",
            "3",
            "path",
            "4",
            "query",
            "5",
            "folder",
            "6",
            "file name",
            "7",
            "stem",
            "8",
            "extension");
    private static final Map<String, String> MATCHES = Map.of(
            "0",
            "is",
            "1",
            "starts with",
            "2",
            "ends with",
            "3",
            "contains",
            "4",
            "matches",
            "-1",
            "has SHA-256",
            "-2",
            "has SHA-512/256");

    @Override
    public Optional<Draft> read(Pasted pasted) {
        var found = TOKEN.matcher(pasted.text());
        while (found.find()) {
            var text = found.group(1) == null ? found.group(2) : found.group(1);
            var message = cbor(bytes(text));
            if (message != null
                    && message.isArray()
                    && message.size() >= 3
                    && message.get(0).isBinary()) {
                return Optional.of(draft(message, pasted).token(text));
            }
        }
        return Optional.empty();
    }

    /**
     * What a signature covers.
     *
     * @param head protected header as it was encoded
     * @param algorithm its number in COSE; null when there is none
     */
    record Message(
            ByteString head,
            ByteString payload,
            ByteString signature,
            @Nullable Integer algorithm) {}

    /** The message behind a token's text; null when it is none that is signed. */
    static @Nullable Message message(String text) {
        var message = cbor(bytes(text));
        if (message == null || !message.isArray() || message.size() != 4) {
            return null;
        }
        var head = cbor(binary(message.get(0)));
        var algorithm = head == null ? null : head.get("1");
        return new Message(
                ByteString.of(binary(message.get(0))),
                ByteString.of(binary(message.get(2))),
                ByteString.of(binary(message.get(3))),
                algorithm == null || !algorithm.isInt() ? null : algorithm.intValue());
    }

    private static Draft draft(JsonNode message, Pasted pasted) {
        var draft = new Draft(LinkKind.CAT);
        var header = cbor(binary(message.get(0)));
        var payload = message.size() < 4 ? null : cbor(binary(message.get(2)));
        if (header != null) {
            draft.field("alg", algorithm(header.path("1").asInt())).field("kid", text(header.get("4")));
        }
        if (payload == null || !payload.isObject()) {
            return draft.finding(
                    message.size() < 4 ? "encrypted" : "claims-unreadable",
                    Severity.NOT_MEASURED,
                    "The token's claims cannot be read without its key.",
                    "",
                    "");
        }
        claims(draft, payload);
        return pasted.has("CAT") || pasted.has("cat") ? draft.warnIfQueryOnly(pasted) : draft;
    }

    private static void claims(Draft draft, JsonNode claims) {
        draft.signer(text(claims.get("1")))
                .scope(scope(claims.path("312")))
                .bound("audience", text(claims.get("3")))
                .bound("networks", text(claims.get("311")))
                .bound("countries", text(claims.get("316")))
                .bound("a TLS key", text(claims.get("319")))
                .bound("a proof-of-possession key", text(claims.get("321")))
                .time(Role.ISSUED, "iat", claims.get("6"), Unit.SECONDS)
                .time(Role.STARTS, "nbf", claims.get("5"), Unit.SECONDS)
                .time(Role.EXPIRES, "exp", claims.get("4"), Unit.SECONDS)
                .warnIfEndless();
        claims.properties().forEach(c -> {
            var name = NAMES.get(c.getKey());
            draft.field(name == null ? "" : name, name == null ? null : text(c.getValue()));
        });
        if (claims.path("308").asInt() == 1) {
            draft.finding(
                    "single-use",
                    Severity.WARNS,
                    "The token works once; a link preview may have used it up.",
                    "catreplay = 1",
                    "Issue a new token for the viewer.");
        }
    }

    private static String scope(JsonNode catu) {
        var rules = new ArrayList<String>();
        catu.properties()
                .forEach(part -> part.getValue()
                        .properties()
                        .forEach(match -> rules.add(PARTS.getOrDefault(part.getKey(), "part " + part.getKey()) + " "
                                + MATCHES.getOrDefault(match.getKey(), "match " + match.getKey()) + " "
                                + text(match.getValue()))));
        return rules.isEmpty() ? "every address of its edges" : String.join(", ", rules);
    }

    private static String algorithm(int number) {
        return switch (number) {
            case -7 -> "ES256";
            case -37 -> "PS256";
            case -8 -> "EdDSA";
            case 4 -> "HS256/64";
            case 5 -> "HS256";
            default -> "COSE algorithm " + number;
        };
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isBinary() ? printable(binary(value)) : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String printable(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                ? text
                : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] binary(JsonNode node) {
        try {
            var bytes = node.binaryValue();
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static @Nullable JsonNode cbor(byte[] bytes) {
        try {
            return bytes.length == 0 ? null : CBOR.readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }
}
