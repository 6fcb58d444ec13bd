package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What adding a destination takes.
 *
 * @param name for people
 * @param kind anything but {@code owned}
 * @param address {@code rtmp[s]://HOST[:PORT]/APP}, {@code srt://HOST:PORT}, {@code http[s]://…} or an absolute folder
 * @param credential a secret: stream key, SRT passphrase or {@code streamid=…&passphrase=…}, webhook signing secret
 * @param bitRate kbit/s to encode anew for; null sends the show as it is
 * @param delaySeconds 0 to 300; null means 0
 * @param attempts 0 to 1000; null means 0, which never gives up
 */
public record DestinationRequest(
        String name,
        DestinationKind kind,
        String address,
        @Nullable String credential,
        @Nullable Integer bitRate,
        @Nullable Integer delaySeconds,
        @Nullable Integer attempts) {

    /** Names everything but the credential. */
    @Override
    public String toString() {
        return "DestinationRequest[" + kind + " " + name + "]";
    }
}
