package dev.sluice.store;

import java.security.SecureRandom;
import java.util.Base64;

/** Random identifiers. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] READABLE = "23456789abcdefghjkmnpqrstuvwxyz".toCharArray();

    private Ids() {}

    /**
     * {@code bytes} random bytes as base64url without padding; never begins with a hyphen, which a command line would take
     * for an option.
     */
    public static String opaque(int bytes) {
        var random = new byte[bytes];
        while (true) {
            RANDOM.nextBytes(random);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            if (!text.startsWith("-")) return text;
        }
    }

    /** Ten characters that people can read aloud: no vowels' look-alikes, no capitals. */
    public static String readable() {
        var text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(READABLE[RANDOM.nextInt(READABLE.length)]);
        }
        return text.toString();
    }
}
