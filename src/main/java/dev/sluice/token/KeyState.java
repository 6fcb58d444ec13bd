package dev.sluice.token;

/** Where a signing key stands in its life. */
public enum KeyState {
    /** Published, so that edges know it before the first token that it signs. */
    NEXT,
    /** Signs. There is exactly one. */
    ACTIVE,
    /** Signs no longer; its tokens are honoured until they end. */
    RETIRING,
    /** Compromised: its tokens are refused at once. Only its public half is kept, for the record. */
    KILLED
}
