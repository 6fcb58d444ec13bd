package dev.sluice.runbook;

import java.util.regex.Pattern;

/**
 * The lines between the two {@code ---} at a runbook's head.
 *
 * @param id lower-case words joined by hyphens
 * @param version from 1
 * @param end the line of the closing {@code ---}, from 1
 */
record FrontMatter(String id, int version, int end) {
    private static final int LONGEST = 40;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,5}");

    static FrontMatter of(Source source) {
        int end = end(source);
        var fields = Fields.of(source, 2, end);
        fields.onlyKnow(java.util.Set.of("id", "version"), "front matter");
        return new FrontMatter(
                fields.matching("id", ID, "lower-case words joined by hyphens"),
                Integer.parseInt(fields.matching("version", VERSION, "a number from 1")),
                end);
    }

    private static int end(Source source) {
        if (source.lines().isEmpty() || !source.lines().getFirst().equals("---")) {
            throw source.refusal(1, "there is no front matter", "Begin the file with ---, id:, version: and ---.");
        }
        int closing = source.lines().subList(1, source.lines().size()).indexOf("---");
        if (closing < 0 || closing > LONGEST) {
            throw source.refusal(1, "the front matter is not closed by ---", null);
        }
        return closing + 2;
    }
}
