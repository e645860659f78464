package io.otus.alert.alert;

import java.util.List;

/**
 * Writes the closing of alerts by a rule into the audit, like a person's decision; only what is in the audit takes
 * effect.
 */
@FunctionalInterface
public interface Closer {
    /**
     * An alert to be closed.
     *
     * @param alert its id
     * @param rule name of the rule
     * @param reason the reason, in words
     */
    record Closing(String alert, String rule, String reason) {}

    /**
     * Requests to close alerts at this event time. Called on the analysis thread, so it must not block. Failed requests
     * are repeated.
     */
    void close(List<Closing> closings, long time);
}
