package io.otus.alert.alert;

/** Where lines of alerts go. Called on the analysis thread, in order of sequence number. */
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
}
