package io.otus.alert.detect.reading;

/** How much may be remembered in total, by all that share it. Confined to the analysis thread. */
final class Room {
    private final int most;
    private int taken;

    /**
     * All of it is free.
     *
     * @param most how much there is
     */
    Room(int most) {
        this.most = most;
    }

    boolean isFull() {
        return taken >= most;
    }

    /** Something more is remembered, for which there is room. */
    void take() {
        taken++;
    }

    /** So much is forgotten. */
    void give(int count) {
        taken -= count;
    }
}
