package io.otus.alert.detect.reading;

/** Room for entries that several owners share. Confined to the analysis thread. */
final class Room {
    private final int most;
    private int taken;

    /**
     * Creates an empty room.
     *
     * @param most most entries
     */
    Room(int most) {
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
