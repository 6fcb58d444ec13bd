package dev.sluice.floors;

import org.jspecify.annotations.Nullable;

/**
 * Why the gate is shut for one share or session.
 *
 * @param scope what was invalidated; null for holds on the share, single sessions and a lapsed lease
 */
public record Refusal(Reason reason, @Nullable Scope scope) {
    /** The ways to be shut out, with the sentence a person reads. */
    public enum Reason {
        /** A floor is above an epoch stamped on the share. */
        REVOKED("This link was revoked."),
        /** The key that signed the token was killed. */
        KEY_KILLED("This link was signed with a key that is no longer honoured."),
        /** The share is older than the cutoff. */
        ISSUED_BEFORE("Links as old as this one were revoked."),
        /** A hold stops the share; it can be lifted. */
        FROZEN("This link is frozen."),
        /** A hold ended the share before its time; it can be lifted. */
        SHORTENED("This link was shortened and has ended."),
        /** This one session was ended. */
        SESSION_DENIED("This session was ended."),
        /** Revocations have not been heard for longer than the lease. */
        LEASE_LAPSED("This edge has not heard from the service for too long and serves nothing protected.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
