package io.otus.alert.alert;

/**
 * Destination for the lines of alerts, which may have no room for a while. Called on the analysis thread, in order of
 * sequence number.
 */
@FunctionalInterface
public interface AlertSink {
    /**
     * Takes a line with the present state of an alert.
     *
     * @param sequence number of the line, gap-free from 1
     * @param state the present state of the alert
     * @param time event time, nanoseconds since 1970
     */
    void line(long sequence, AlertState state, long time);

    /**
     * Returns whether there is room for a line. While there is none, for example because a disk blocks, the news of an
     * alert waits with the alert, and one line reports all of it later.
     */
    default boolean hasRoom() {
        return true;
    }
}
