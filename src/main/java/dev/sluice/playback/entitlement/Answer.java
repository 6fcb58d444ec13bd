package dev.sluice.playback.entitlement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.token.StrictJson;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the hook said.
 *
 * @param allow whether the viewer may watch
 * @param viewer id of the viewer whose credential the hook read; null when it names nobody
 * @param sentence why not, for the viewer; null when it gives no reason
 */
record Answer(
        boolean allow, @Nullable String viewer, @Nullable String sentence) {
    private static final int LONGEST_WORD = 200;

    /**
     * Reads {@code {"allow":true,"viewer":"…","sentence":"…"}}.
     *
     * @throws IOException for anything else
     */
    static Answer read(byte[] json) throws IOException {
        ObjectNode answer = StrictJson.read(json).orElseThrow(() -> new IOException("the answer is no JSON object"));
        var allow = answer.get("allow");
        if (allow == null || !allow.isBoolean()) {
            throw new IOException("the answer does not say allow: true or false");
        }
        return new Answer(allow.booleanValue(), word(answer, "viewer"), word(answer, "sentence"));
    }

    private static @Nullable String word(ObjectNode answer, String name) throws IOException {
        String word = StrictJson.text(answer, name);
        if (word != null && word.length() > LONGEST_WORD) {
            throw new IOException("the answer's " + name + " is longer than " + LONGEST_WORD + " characters");
        }
        return Optional.ofNullable(word).filter(w -> !w.isBlank()).orElse(null);
    }
}
