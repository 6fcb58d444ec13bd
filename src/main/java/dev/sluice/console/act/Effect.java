package dev.sluice.console.act;

/** What an act leaves behind. */
public enum Effect {
    /** Nothing: it shows, copies or goes somewhere. */
    READS,
    /** Something that can be taken back. */
    CHANGES,
    /** Something that cannot be taken back; drawn in red, never run by Enter. */
    DESTROYS;

    /** Whether the service is another one afterwards. */
    public boolean mutates() {
        return this != READS;
    }
}
