package dev.sluice.console.work;

/** How a running body says where it is; may be called from any thread, as often as it likes. */
public interface Progress {
    /** Share of the work that is done, 0 to 1. */
    void at(double fraction);

    /** What is being done, one short sentence. */
    void say(String note);

    /** Whether somebody asked for an end; a body that loops looks at it. */
    boolean cancelled();
}
