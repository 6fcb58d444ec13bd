package dev.sluice.relay;

import dev.sluice.api.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Everything that can end a preview, said for people. The status is the one upstream gave, or 0 where it gave none. */
final class Problems {
    private Problems() {}

    /** The server answered, but not with what was asked for. */
    static Problem status(int status, String what, String detail) {
        return switch (status) {
            case 401, 403 ->
                Problem.of(
                        status,
                        "upstream-refused",
                        "The server refuses " + what + " (" + status + ").",
                        detail,
                        "Inspect the link: its token may be expired, revoked or bound to another context.");
            case 404, 410 ->
                Problem.of(
                        status,
                        "upstream-missing",
                        "The server does not have " + what + " (" + status + ").",
                        detail,
                        "Check that the asset is published completely.");
            default ->
                Problem.of(
                        status,
                        "upstream-error",
                        "The server answers " + status + " to " + what + ".",
                        detail,
                        "Try again; if it stays, look at the server's log.");
        };
    }

    static Problem html(int status, String what, String detail) {
        return Problem.of(
                status,
                "upstream-not-media",
                "A web page came instead of " + what + ".",
                detail,
                "Open the address in a browser: it is probably a login or an error page.");
    }

    static Problem notAPlaylist(int status, String detail) {
        return Problem.of(
                status,
                "upstream-not-a-playlist",
                "What came is no HLS playlist: its first line is not #EXTM3U.",
                detail,
                "Check the address; it must lead to an .m3u8 playlist.");
    }

    static Problem broken(IOException e, String what, String detail) {
        return switch (e) {
            case UnknownHostException u ->
                network("upstream-unknown-host", "The server's name is unknown.", detail, "Check the address.");
            case SSLException s ->
                network("upstream-tls", "The secure connection failed.", s.getMessage(), "Check the certificate.");
            case InterruptedIOException i ->
                network(
                        "upstream-timeout",
                        "The server stopped answering while sending " + what + ".",
                        detail,
                        "Try again.");
            case ConnectException c ->
                network("upstream-unreachable", "The server cannot be reached.", detail, "Check that it runs.");
            case ProtocolException p ->
                network(
                        "upstream-truncated",
                        "The server ended " + what + " before all of it was sent.",
                        detail,
                        "Check the file on the server, or what stands between.");
            default ->
                network("upstream-broken", "The connection broke while fetching " + what + ".", detail, "Try again.");
        };
    }

    static Problem tooLarge(String what, long limit) {
        return network(
                "upstream-too-large",
                "The server sends more than " + (limit >> 20) + " MB for " + what + ".",
                null,
                "Check the address; the preview does not read more.");
    }

    static Problem badAddress() {
        return network("address-unusable", "This is no http or https address.", null, "Paste the whole link.");
    }

    /** Code of a live stream that stands still. */
    static final String STALE = "live-stale";

    static Problem stale(long seconds) {
        return network(
                STALE,
                "The live stream has brought no new segment for " + seconds + " s.",
                null,
                "Look at the encoder: the playlist still answers, but nothing is added to it.");
    }

    static Problem empty() {
        return network("playlist-empty", "The playlist lists no segment.", null, "Check that the asset is prepared.");
    }

    static Problem isProtected(String method) {
        return network(
                "preview-protected",
                "The media is encrypted with " + method + ", which needs the viewer's own player.",
                null,
                "Watch it on the watch page in a browser that has the keys.");
    }

    static Problem badKey(String why) {
        return network("key-unusable", "The decryption key does not fit: " + why, null, "Check what serves the key.");
    }

    static Problem cannotPlay(String codecs) {
        return network(
                "preview-codec",
                "The preview cannot decode " + codecs + "; viewers' players may.",
                null,
                "Watch it on the watch page, or prepare the asset with H.264 and AAC.");
    }

    static Problem noMedia(String container) {
        return network(
                "preview-no-media",
                "The segments hold neither picture nor sound; they are " + container + ".",
                null,
                "Open the multivariant playlist of the asset instead.");
    }

    static Problem soundOnly() {
        return network(
                "preview-sound-only",
                "This stream has only sound, and this machine has no sound device.",
                null,
                "Preview it on a machine with a sound device.");
    }

    static Problem noReady(long seconds) {
        return network(
                "preview-stuck",
                "The player made no picture within " + seconds + " s of getting the first segment.",
                null,
                "Look at the readiness findings: the media is probably not what the playlist says.");
    }

    static Problem endedEarly(String next) {
        return network(
                "preview-ended-early", "The player stopped before " + next + ".", null, "Open the preview again.");
    }

    static Problem player(String said) {
        return network("preview-player", "The player gave up.", said, "Open the preview again.");
    }

    static Problem unknownMedia(String what, Fetched fetched) {
        return network(
                "upstream-not-media",
                "What came for " + what + " is no media the preview knows.",
                fetched.request().url() + " · " + fetched.request().contentType(),
                "Inspect the link: the server sends something else, or encrypts without saying so.");
    }

    private static Problem network(String code, String title, @Nullable String detail, String nextAct) {
        return Problem.of(0, code, title, detail, nextAct);
    }
}
