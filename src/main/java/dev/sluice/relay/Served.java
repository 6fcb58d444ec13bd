package dev.sluice.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An answer for the player: always whole, with its exact type, for JavaFX reads a missing length as the end (J15, J27).
 *
 * @param timed whether the player takes the time that reading it takes
 */
record Served(String contentType, ByteBuffer body, boolean timed) {
    static Served playlist(String text) {
        return new Served(
                "application/vnd.apple.mpegurl", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    static Served media(String name, byte[] bytes, boolean timed) {
        var type = name.endsWith(".ts") ? "video/mp2t" : name.endsWith(".aac") ? "audio/aac" : "video/mp4";
        return new Served(type, ByteBuffer.wrap(bytes), timed);
    }
}
