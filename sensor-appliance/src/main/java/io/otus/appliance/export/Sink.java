package io.otus.appliance.export;

import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.util.List;

/** One receiver of alert lines. Driven by one thread, its exporter's; may block it. */
interface Sink extends AutoCloseable {
    /**
     * Sends lines in order.
     *
     * @param lines at least one
     * @throws IOException if it cannot be known that the receiver got them; they will be sent again
     * @throws InterruptedException if the exporter is stopped meanwhile
     */
    void send(List<AlertLines.Line> lines) throws IOException, InterruptedException;

    /**
     * Number of the last line that the receiver is known to have, as far as its protocol shows. Lines after it are sent
     * again after a failure. It never decreases unless a failure was reported.
     */
    long confirmed();

    /**
     * Waits until the receiver has what it was sent, for as long as the protocol needs to show that.
     *
     * @throws IOException if it cannot be known that the receiver got it
     */
    default void drain() throws IOException, InterruptedException {}

    /** Lines that are known not to have reached the receiver and are not sent again; thread-safe. */
    default long lost() {
        return 0;
    }

    @Override
    void close();
}
