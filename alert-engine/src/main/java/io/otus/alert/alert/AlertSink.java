package io.otus.alert.alert;

/**
 * Where lines of alerts go, while there is room for them. Called on the analysis thread, in order of sequence number.
 */
@FunctionalInterface
public interface AlertSink {
    /**
     * There is news of an alert.
     *
     * @param sequence number of the line, gap-free from 1
     * @param state the alert now
     * @param time event time, nanoseconds since 1970
     */
    void line(long sequence, AlertState state, long time);

    /**
     * Whether there is room for a line. Where there is none, as while a disk has taken nothing for long, news of an
     * alert waits with the alert, and one line tells all of it once there is.
     */
    default boolean hasRoom() {
        return true;
    }
}
