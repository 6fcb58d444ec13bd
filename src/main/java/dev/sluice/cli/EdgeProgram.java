package dev.sluice.cli;

import dev.sluice.edge.EdgeAgent;
import dev.sluice.edge.EdgeConfig;
import java.time.Clock;

/** Starts the edge agent of this build. */
record EdgeProgram(EdgeAgent agent) implements Programs.Agent {
    static Programs.Agent start(EdgeConfig config) {
        return new EdgeProgram(EdgeAgent.start(config, Clock.systemUTC(), System::nanoTime));
    }

    @Override
    public String url() {
        return agent.listening();
    }

    @Override
    public String name() {
        return agent.name();
    }

    @Override
    public void close() {
        agent.close();
    }
}
