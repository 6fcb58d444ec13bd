package dev.sluice.playback;

import dev.sluice.token.Grant;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Is told what the players of sessions ask for. Called on the selector's thread: must not wait for anything. */
@FunctionalInterface
public interface Witness {
    /**
     * A request under a session's token.
     *
     * @param refusal code of the rule that refuses it; null when it is served
     */
    void asked(Request request, Viewer viewer, Grant grant, @Nullable String refusal);
}
