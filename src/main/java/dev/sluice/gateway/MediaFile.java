package dev.sluice.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One file of media in memory.
 *
 * @param bytes mapped or read once; never written to, duplicated for each answer
 * @param type media type of RFC 8216 section 4 and Apple's table
 * @param changes whether the same name has other bytes later, as the playlist of a live window; never cached then
 */
public record MediaFile(ByteBuffer bytes, String type, boolean changes) {
    /** A file that never changes. */
    public MediaFile(ByteBuffer bytes, String type) {
        this(bytes, type, false);
    }

    public int length() {
        return bytes.limit();
    }

    public ByteBuffer slice(int first, int length) {
        return bytes.slice(first, length);
    }

    /** The whole file as UTF-8 text. */
    public String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** The media type of a file by its ending. */
    public static String typeOf(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "m3u8" -> "application/vnd.apple.mpegurl";
            case "m4s", "mp4", "cmfv", "cmfa" -> "video/mp4";
            case "ts" -> "video/mp2t";
            case "aac" -> "audio/aac";
            case "vtt" -> "text/vtt";
            case "jpg" -> "image/jpeg";
            default -> "application/octet-stream";
        };
    }
}
