package dev.sluice.hls.walk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was answered.
 *
 * @param uri what was asked for
 * @param finalUri where the answer came from, after redirects
 * @param status HTTP status; a folder answers 200, 206, 404 or 416; 0 when there was no answer
 * @param headers by lower-case name; several values joined by comma
 * @param body as far as it was read, inflated
 * @param total length of the whole resource, -1 when unknown
 * @param cut whether reading stopped at the limit of the request
 * @param failure why there is no answer or no whole one; null when all went well
 * @param redirects the status and place of each redirect on the way
 * @param tls null without TLS
 * @param millis from asking to the last byte
 */
public record Response(
        String uri,
        String finalUri,
        int status,
        Map<String, String> headers,
        ByteBuffer body,
        long total,
        boolean cut,
        @Nullable String failure,
        List<String> redirects,
        @Nullable Tls tls,
        long millis) {
    /** First bytes that are kept as evidence. */
    private static final int HEAD = 192;

    public Response {
        headers = Map.copyOf(headers);
        redirects = List.copyOf(redirects);
    }

    /**
     * Facts of the connection.
     *
     * @param version for example {@code TLSv1.3}
     */
    public record Tls(String version, String cipher, String subject, String notAfter) {}

    /** An answer without HTTP. */
    static Response local(String uri, int status, ByteBuffer body, long total, boolean cut, @Nullable String failure) {
        return new Response(uri, uri, status, Map.of(), body, total, cut, failure, List.of(), null, 0);
    }

    /** Whether the resource came, whole or in the part that was asked for. */
    public boolean ok() {
        return status >= 200 && status < 300 && failure == null;
    }

    /** Whether it could not be asked for at all, because it lies outside of what the source covers. */
    public boolean outside() {
        return status == 0 && FolderSource.OUTSIDE.equals(failure);
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The media type without parameters, lower case; empty when absent. */
    public String mediaType() {
        var type = header("content-type").orElse("");
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** All bytes that were read. */
    byte[] bytes() {
        var bytes = new byte[body.limit()];
        body.get(0, bytes);
        return bytes;
    }

    /** The same without the body but for its first bytes, to be kept. */
    Response headOnly() {
        var head = new byte[Math.min(HEAD, body.limit())];
        body.get(0, head);
        return new Response(
                uri, finalUri, status, headers, ByteBuffer.wrap(head), total, cut, failure, redirects, tls, millis);
    }

    /** The first bytes for people: text where it is text, else hexadecimal. */
    public String firstBytes() {
        var head = new byte[Math.min(64, body.limit())];
        body.get(0, head);
        var text = new String(head, StandardCharsets.UTF_8);
        if (text.chars().allMatch(c -> (c >= ' ' && c != 0xFFFD) || c == '\n' || c == '\r' || c == '\t')) {
            return text.replaceAll("\\s+", " ").strip();
        }
        return java.util.HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(16, head.length));
    }

    /** What came, in a few words: the failure, or status and type. */
    public String summary() {
        if (failure != null) {
            return failure;
        }
        return status + (mediaType().isEmpty() ? "" : " " + mediaType());
    }

    /** No URI: it may carry a credential. */
    @Override
    public String toString() {
        return "Response[" + summary() + ", " + body.limit() + " bytes]";
    }
}
