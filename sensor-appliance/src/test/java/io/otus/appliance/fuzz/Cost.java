package io.otus.appliance.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What an input costs: processor time and memory of this thread. Both are measured without the wall clock, which a busy
 * machine stretches.
 */
final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Inputs are a few kilobytes, read a handful of times; most take far less than a millisecond. */
    private static final long MAX_NANOSECONDS = 5_000_000_000L;

    private static final long MAX_ALLOCATED = 64L << 20;
    private static final long MAX_ALLOCATED_PER_BYTE = 64L << 10;

    private final long timeBefore = THREADS.getCurrentThreadCpuTime();
    private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private long time;
    private long allocated;

    static Cost begin() {
        return new Cost();
    }

    /** Whether so many bytes cost more than they may, up to now. */
    boolean isTooMuch(int bytes) {
        time = THREADS.getCurrentThreadCpuTime() - timeBefore;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        return time > MAX_NANOSECONDS || allocated > MAX_ALLOCATED + bytes * MAX_ALLOCATED_PER_BYTE;
    }

    void check(int bytes) {
        if (isTooMuch(bytes)) {
            throw new AssertionError(
                    bytes + " bytes took " + time / 1_000_000 + " ms and " + (allocated >> 10) + " KiB of memory");
        }
    }
}
