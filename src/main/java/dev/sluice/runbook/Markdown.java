package dev.sluice.runbook;

import java.util.regex.Pattern;

/** Text from people as it may stand in Markdown or HTML: nothing in it is markup. */
final class Markdown {
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!]");
    private static final Pattern BREAKS = Pattern.compile("\\s+");

    private Markdown() {}

    static String text(String plain) {
        return MARKS.matcher(BREAKS.matcher(plain).replaceAll(" ").strip()).replaceAll("\\\\$0");
    }

    static String html(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
