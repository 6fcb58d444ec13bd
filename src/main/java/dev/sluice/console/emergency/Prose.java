package dev.sluice.console.emergency;

/** A runbook's Markdown as plain paragraphs: what is typed by hand stays, marks go. */
final class Prose {
    private Prose() {}

    /** The part before what a person types by hand. */
    static String why(String markdown) {
        int byHand = markdown.indexOf("**By hand:**");
        return plain(byHand > 0 ? markdown.substring(0, byHand) : markdown);
    }

    static String plain(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", " ")
                .replaceAll("(?m)^> ?", "")
                .replaceAll("[*`]", "")
                .replaceAll("(?m)^ {4,}", "    ")
                .replaceAll("(?m)(?<=\\S)\\n(?=[^\\s-])", " ")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
