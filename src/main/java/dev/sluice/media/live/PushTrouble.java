package dev.sluice.media.live;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why an ingest did not take a stream, read from FFmpeg's words.
 *
 * @param code short and stable
 * @param sentence for people
 * @param fix what to do
 */
public record PushTrouble(String code, String sentence, String fix) {
    private record Sign(Pattern words, PushTrouble trouble) {}

    private static final List<Sign> SIGNS = List.of(
            sign(
                    "Failed to resolve hostname|Name or service not known|Temporary failure in name resolution|nodename nor",
                    "ingest-name-unknown",
                    "The name of the ingest cannot be resolved.",
                    "Check the host name, and this machine's DNS."),
            sign(
                    "Connection refused",
                    "ingest-refused",
                    "The ingest refuses the connection.",
                    "Check host and port; the ingest may not be started."),
            sign(
                    "BadName|BadAuth|NetStream\\.Publish\\.(?:Denied|Rejected)|[Aa]uthentication|not authorized|BADSECRET|"
                            + "UNSECURE|[Ii]ncorrect passphrase",
                    "key-refused",
                    "The ingest does not accept the key.",
                    "Copy the stream key or passphrase again from the platform."),
            sign(
                    "NetConnection\\.Connect\\.Rejected|InvalidApp|Server error: (?:Application|App)",
                    "ingest-application-unknown",
                    "The ingest does not know the application in the address.",
                    "Check the path of the address."),
            sign(
                    "timed out|Connection to srt://\\S+ failed",
                    "ingest-no-answer",
                    "The ingest does not answer.",
                    "Check host, port and firewall; then test it again."),
            sign(
                    "\\[tls |certificate",
                    "ingest-tls",
                    "No secure connection to the ingest can be made.",
                    "Check that the ingest takes RTMPS at this port."),
            sign(
                    "handshake|End of file",
                    "ingest-foreign",
                    "What answers at this address is no ingest.",
                    "Check the port: RTMP is usually 1935, RTMPS 443."),
            sign(
                    "Error opening output \\S+ Input/output error",
                    "key-refused",
                    "The ingest takes the connection but not the stream: the key or the application is wrong.",
                    "Copy address and stream key again from the platform."),
            sign(
                    "reset by peer|Broken pipe|Connection was broken|[Cc]onnection lost|Input/output error",
                    "ingest-reset",
                    "The ingest closed the connection.",
                    "Look into its dashboard: it may refuse the key, the bit rate or a second stream."));

    /** The first sign in what was said; a plain ending where there is none. */
    public static PushTrouble of(String words) {
        return SIGNS.stream()
                .filter(sign -> sign.words.matcher(words).find())
                .map(Sign::trouble)
                .findFirst()
                .orElse(new PushTrouble(
                        "ingest-closed",
                        "The connection to the ingest ended.",
                        "Look into its dashboard; the log has FFmpeg's own words."));
    }

    private static Sign sign(String words, String code, String sentence, String fix) {
        return new Sign(Pattern.compile(words), new PushTrouble(code, sentence, fix));
    }
}
