package io.otus.appliance.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time on the wall and on the processors, of all threads, since the run began. For reports alone: no decision hangs on
 * it.
 */
final class Stopwatch {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long begun = System.nanoTime();
    private final long processor = system.getProcessCpuTime();
    private long ended;
    private long processorEnded;

    private Stopwatch() {}

    static Stopwatch start() {
        return new Stopwatch();
    }

    /** Ends what is counted: the times stay as they are now. */
    void stop() {
        ended = System.nanoTime();
        processorEnded = system.getProcessCpuTime();
    }

    double elapsedSeconds() {
        return ((ended == 0 ? System.nanoTime() : ended) - begun) / 1e9;
    }

    double cpuSeconds() {
        return ((ended == 0 ? system.getProcessCpuTime() : processorEnded) - processor) / 1e9;
    }
}
