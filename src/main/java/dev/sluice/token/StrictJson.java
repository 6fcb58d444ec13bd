package dev.sluice.token;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects from outside: a name that occurs twice, trailing text, deep nesting and long numbers are errors, because
 * two readers that disagree on them is how tokens are forged.
 */
public final class StrictJson {
    private static final ObjectMapper JSON = JsonMapper.builder(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object that stands in a base64url part without padding; empty when it is anything else. */
    public static Optional<ObjectNode> fromBase64Url(String part) {
        try {
            return read(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The object that the bytes are; empty when they are anything else. */
    public static Optional<ObjectNode> read(byte[] json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The text under a name; null when it is absent or no text. */
    public static @Nullable String text(ObjectNode object, String name) {
        var value = object.get(name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
