package io.otus.alert.detect.reading;

/** Room for entries that several owners share. Confined to the analysis thread. */
final class ReadingBudget {
    private final int most;
    private int taken;

    /**
     * Creates an empty room.
     *
     * @param most most entries
     */
    ReadingBudget(int most) {
        this.most = most;
    }

    boolean isFull() {
        return taken >= most;
    }

    /** Counts one more entry, for which there must be room. */
    void take() {
        taken++;
    }

    /** Counts removed entries. */
    void give(int count) {
        taken -= count;
    }
}
