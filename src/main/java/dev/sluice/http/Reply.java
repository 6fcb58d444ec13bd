package dev.sluice.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that is not simply a record as JSON with 200.
 *
 * @param status HTTP status code
 * @param type media type of the body
 * @param headers further headers
 * @param body what is sent; empty for none
 */
public record Reply(int status, String type, Map<String, String> headers, ByteBuffer body) {

    /** Text of any type. */
    public static Reply text(int status, String type, String body) {
        return new Reply(status, type, Map.of(), ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Nothing to say (204). */
    public static Reply none() {
        return new Reply(204, "", Map.of(), ByteBuffer.allocate(0));
    }

    /** This answer with one more header. */
    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, more, body);
    }
}
