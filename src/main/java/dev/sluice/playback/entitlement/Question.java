package dev.sluice.playback.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the hook is asked. Does not print the credential.
 *
 * @param event {@code start} or {@code renewal}
 * @param share handle
 * @param asset id
 * @param channel of the share
 * @param viewer id that a registered issuer asserted; null for others, and at renewals, where only the hash is known
 * @param viewerHash base64url of SHA-256 of {@code viewer:} and the id; null for an anonymous viewer
 * @param credential what the page or player handed over and no registered issuer signed; null when nothing
 * @param address of the viewer
 * @param device {@code desktop}, {@code mobile} or {@code tv}
 * @param origin of the page around an embed page; null when there is none or it is not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
        @JsonProperty("event") String event,
        String share,
        String asset,
        String channel,
        @Nullable String viewer,
        @Nullable String viewerHash,
        @Nullable String credential,
        String address,
        String device,
        @Nullable String origin) {

    /** At a start the id may be told; whoever answered for it then is not asked anew for its hash. */
    Question forMemory() {
        return new Question("", share, asset, channel, null, viewerHash, credential, address, device, origin);
    }

    byte[] json() {
        try {
            return Json.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question is always JSON", e);
        }
    }

    @Override
    public String toString() {
        return "Question[" + event + " " + share + "]";
    }
}
