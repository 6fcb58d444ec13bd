package dev.sluice.diagnosis;

/**
 * A link in a situation that is really set up, and what has to be said of it.
 *
 * @param told the situation, for people
 * @param verdict expected
 * @param words a regular expression that is found in the sentence, its why, or a finding
 * @param setup brings it about and answers what the viewer pasted
 */
record Situation(String told, LinkVerdict verdict, String words, Setup setup) {
    /** Brings a situation about. */
    interface Setup {
        String link() throws Exception;
    }

    @Override
    public String toString() {
        return verdict.code() + ": " + told;
    }

    /** All that was said, to search in. */
    static String said(Inspection found) {
        var said = new StringBuilder(found.sentence())
                .append('\n')
                .append(found.why())
                .append('\n');
        found.findings()
                .forEach(f -> said.append(f.code())
                        .append(": ")
                        .append(f.sentence())
                        .append(' ')
                        .append(f.evidence())
                        .append(' ')
                        .append(f.fix())
                        .append('\n'));
        return said.toString();
    }
}
