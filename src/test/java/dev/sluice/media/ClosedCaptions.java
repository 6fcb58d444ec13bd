package dev.sluice.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts CEA-608 captions into the pictures of an H.264 byte stream, as broadcast encoders do (ATSC A/53 part 4). */
final class ClosedCaptions {
    private static final byte[] START = {0, 0, 0, 1};
    private static final byte[] HEAD = {(byte) 0xb5, 0, 0x31, 'G', 'A', '9', '4', 3, 0x41, (byte) 0xff, (byte) 0xfc};
    private static final int[][] BEGIN = {
        {0x14, 0x20}, {0x14, 0x20}, {0x14, 0x2e}, {0x14, 0x2e}, {0x14, 0x70}, {0x14, 0x70}
    };
    private static final int[][] SHOW = {{0x14, 0x2f}, {0x14, 0x2f}};
    private static final int[][] CLEAR = {{0x14, 0x2c}, {0x14, 0x2c}};

    /** One pair of bytes a picture, by its number; others carry the pair that says nothing. */
    private final Map<Integer, int[]> pairs = new HashMap<>();

    /** Text that begins to be sent with a picture and is cleared at another. */
    ClosedCaptions say(String text, int from, int cleared) {
        var all = new ArrayList<>(List.of(BEGIN));
        for (var i = 0; i < text.length(); i += 2) {
            all.add(new int[] {text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' '});
        }
        all.addAll(List.of(SHOW));
        put(from, all);
        put(cleared, List.of(CLEAR));
        return this;
    }

    private void put(int from, List<int[]> all) {
        for (var i = 0; i < all.size(); i++) {
            pairs.put(from + i, all.get(i));
        }
    }

    /** Writes the stream with captions before each picture; each picture is one slice and comes in the order it is shown. */
    void into(Path plain, Path captioned) throws IOException {
        var text = Files.readString(plain, StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        var picture = 0;
        for (var unit : text.split("\0*\0\0\1", -1)) {
            if (unit.isEmpty()) continue;
            var type = unit.charAt(0) & 0x1f;
            if (type == 1 || type == 5) {
                out.writeBytes(START);
                out.writeBytes(message(pairs.getOrDefault(picture++, new int[] {0, 0})));
            }
            out.writeBytes(START);
            out.writeBytes(unit.getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.write(captioned, out.toByteArray());
    }

    private static byte[] message(int[] pair) {
        var out = new ByteArrayOutputStream();
        out.write(6);
        out.write(4);
        out.write(HEAD.length + 3);
        out.writeBytes(HEAD);
        out.write(odd(pair[0]));
        out.write(odd(pair[1]));
        out.write(0xff);
        out.write(0x80);
        return out.toByteArray();
    }

    private static int odd(int seven) {
        return Integer.bitCount(seven) % 2 == 0 ? seven | 0x80 : seven;
    }
}
