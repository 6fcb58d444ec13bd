package dev.sluice.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What adding a destination takes.
 *
 * @param name for people; null or blank takes the address, without any secret that stood in it, of a webhook without its path
 * @param kind anything but {@code owned}
 * @param address {@code rtmp[s]://HOST[:PORT]/APP}, {@code srt://HOST:PORT}, {@code http[s]://…} or an absolute folder
 * @param credential a secret: stream key, SRT passphrase or {@code streamid=…&passphrase=…}, webhook signing secret
 * @param bitRate kbit/s to encode anew for; null or 0 sends the show as it is
 * @param delaySeconds 0 to 300; null means 0
 * @param reconnects how lost connections are tried again; null means {@link Reconnects#DEFAULT}
 */
public record DestinationRequest(
        @Nullable String name,
        DestinationKind kind,
        String address,
        @Nullable String credential,
        @Nullable Integer bitRate,
        @Nullable Integer delaySeconds,
        @Nullable Reconnects reconnects) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]{1,8}://[A-Za-z0-9.:\\[\\]-]{1,255}(?=/|\\?|$)");

    /** Names everything but the credential, and of the address, which may still hold it, the host only. */
    @Override
    public String toString() {
        return "DestinationRequest[name=%s, kind=%s, address=%s, bitRate=%s, delaySeconds=%s, reconnects=%s]"
                .formatted(name, kind, host(address), bitRate, delaySeconds, reconnects);
    }

    /** As much of an address as holds no secret, as it was pasted. */
    static String host(@Nullable String address) {
        if (address == null) {
            return "null";
        }
        var host = HOST.matcher(address);
        return host.lookingAt() ? host.group() + "/…" : "…";
    }
}
