package io.otus.core.pipeline;

import java.util.HashSet;
import java.util.Set;

/** Distinguishes new faults from repeated ones, by the failing part and the top of the stack. Bounded. */
final class DistinctFaults {
    /** Most distinct stacks that are remembered; further ones count as seen. */
    static final int MAX_DISTINCT = 64;

    private static final int FRAMES_COMPARED = 6;

    private final Set<String> kinds = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    /** Whether this fault is the first of its kind; from then on it is not. */
    boolean isNew(String who, Throwable fault) {
        // Of a fault that comes again and again, compiled code leaves out the stack, at a moment that is chance.
        boolean isBare = fault.getStackTrace().length == 0;
        boolean isNewKind = kinds.size() < MAX_DISTINCT
                && kinds.add(who + ' ' + fault.getClass().getName());
        return (isNewKind || !isBare) && seen.size() < MAX_DISTINCT && seen.add(stack(who, fault));
    }

    private static String stack(String who, Throwable fault) {
        StringBuilder text =
                new StringBuilder(who).append(' ').append(fault.getClass().getName());
        StackTraceElement[] trace = fault.getStackTrace();
        // Where memory or stack ended is chance, so it does not tell two faults apart.
        int compared = fault instanceof VirtualMachineError ? 0 : Math.min(FRAMES_COMPARED, trace.length);
        for (int i = 0; i < compared; i++) {
            text.append(' ').append(trace[i].getClassName()).append(':').append(trace[i].getLineNumber());
        }
        return text.toString();
    }
}
