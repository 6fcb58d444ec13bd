package dev.sluice.playback.entitlement;

/** What became of a credential that a page or player handed over. */
public sealed interface Identity {

    /** The viewer whom a registered issuer asserts. */
    record Asserted(String viewer) implements Identity {}

    /** No registered issuer's; whoever else can read it may. */
    record Foreign() implements Identity {}

    /**
     * A registered issuer's, and not good.
     *
     * @param code {@code viewer-expired} or {@code viewer-refused}
     * @param sentence what the person is told
     */
    record Refused(String code, String sentence) implements Identity {
        static Refused of(String sentence) {
            return new Refused("viewer-refused", sentence);
        }
    }
}
