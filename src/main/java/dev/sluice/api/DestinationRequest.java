package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What adding a destination takes.
 *
 * @param name for people; null or blank takes the address, without any secret that stood in it
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

    /** Names everything but the credential. */
    @Override
    public String toString() {
        return "DestinationRequest[" + kind + " " + name + "]";
    }
}
