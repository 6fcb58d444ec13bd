package dev.sluice.token;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of this thread, so that a busy machine does not make a bound on work fail. */
public final class Cpu {
    private Cpu() {}

    public static Duration spent(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
