package io.otus.alert.alert;

import java.util.List;

/** Writes down that alerts are closed by rule, as a person's decision is; only what is written down takes effect. */
@FunctionalInterface
public interface Closer {
    /**
     * One alert that is to be closed.
     *
     * @param alert its id
     * @param rule name of the rule
     * @param reason why, in words
     */
    record Closing(String alert, String rule, String reason) {}

    /**
     * Alerts are to be closed at this event time; called on the analysis thread, which must not wait. What fails is
     * asked for again.
     */
    void close(List<Closing> closings, long time);
}
