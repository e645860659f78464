package io.otus.appliance.run;

import io.otus.core.log.HashChain;
import org.jspecify.annotations.Nullable;

/**
 * Follows lines that each carry the hash of the one before. Lines of versions before the chain carry none; behind one
 * that does, all do. Confined to one thread.
 */
final class LineChain {
    private @Nullable String latest;
    private boolean isBegun;

    /**
     * Takes the next line; whether it follows from the one before.
     *
     * @param isFirst whether it is the first one of all
     */
    boolean takes(String line, boolean isFirst) {
        String carried = HashChain.previous(line);
        String before = latest;
        latest = HashChain.hash(line);
        if (carried == null) {
            return !isBegun;
        }
        isBegun = true;
        return before == null ? !isFirst || carried.equals(HashChain.START) : carried.equals(before);
    }

    /** Hash of the last line; null before the first one. */
    @Nullable
    String latest() {
        return latest;
    }

    /**
     * What is wrong where the chain breaks. A line carries the hash of the one before it, so that a changed line is
     * noticed at the next one.
     *
     * @param number of the line that does not follow, from 1
     */
    static String broken(long number) {
        return number == 1
                ? "is not as it was written"
                : "does not follow from line " + (number - 1)
                        + ": that line was changed, or this one, or lines between them are missing";
    }
}
