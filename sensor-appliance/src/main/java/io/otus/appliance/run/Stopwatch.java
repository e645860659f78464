package io.otus.appliance.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time on the wall and on the processors, of all threads, since the run began. For reports alone: no decision hangs on it. */
final class Stopwatch {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long begun = System.nanoTime();
    private final long processor = system.getProcessCpuTime();

    private Stopwatch() {}

    static Stopwatch start() {
        return new Stopwatch();
    }

    double elapsedSeconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    double cpuSeconds() {
        return (system.getProcessCpuTime() - processor) / 1e9;
    }
}
