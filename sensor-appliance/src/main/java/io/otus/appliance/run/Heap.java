package io.otus.appliance.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What the virtual machine may keep for long. */
final class Heap {
    private Heap() {}

    /**
     * Most bytes that what lives long may take: with the parallel collector, which is shipped, the old part of the
     * heap; with one whose parts are no fixed ones, all of it. It follows from the options alone;
     * {@link Runtime#maxMemory} counts a share of the young part as well, which also hangs on the memory of the
     * machine.
     */
    static long old() {
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                most = Math.max(most, pool.getUsage().getMax());
            }
        }
        return most > 0 ? most : Runtime.getRuntime().maxMemory();
    }
}
