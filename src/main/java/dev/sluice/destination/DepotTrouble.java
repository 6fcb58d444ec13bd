package dev.sluice.destination;

/** A depot that answers, and does not take files. */
final class DepotTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String evidence;
    private final String fix;

    /**
     * Says what is wrong.
     *
     * @param evidence what was seen, without any secret
     */
    DepotTrouble(String code, String sentence, String evidence, String fix) {
        super(sentence);
        this.code = code;
        this.evidence = evidence;
        this.fix = fix;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    String evidence() {
        return evidence;
    }

    String fix() {
        return fix;
    }
}
