package dev.sluice.token;

/** Carries a refusal out of nested checks; has no stack trace, because hostile requests must stay cheap. */
class Denied extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Verdict.Refused refused;

    Denied(DenyCode code, String sentence) {
        super(sentence, null, false, false);
        this.refused = new Verdict.Refused(code, sentence);
    }

    Verdict.Refused refused() {
        return refused;
    }

    /** The key may come to be known later, so this refusal holds for the moment only. */
    static final class UnknownKey extends Denied {
        private static final long serialVersionUID = 1L;

        UnknownKey() {
            super(DenyCode.SIGNATURE, "The token is signed by a key that is not known or no longer honoured.");
        }
    }
}
