package dev.sluice.api;

import java.util.regex.Pattern;

/** How a channel of links may be named: it stands in tokens, addresses and files. */
public final class ChannelName {
    /** What a name has to be, one sentence for people. */
    public static final String RULE = "A channel is named by 1 to 64 letters, digits and . _ ~ -";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private ChannelName() {}

    public static boolean allows(String name) {
        return NAME.matcher(name).matches();
    }
}
