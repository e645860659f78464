package io.otus.core.evidence;

/** What a frame is kept for, which decides how long it stays when the quota is full. In order of worth. */
public enum Purpose {
    /** The latest sight of a claim or behaviour: first to go. */
    LATEST,
    /**
     * Frames of an alert, with a few of the same flow before and after, also those that are kept for something else: go
     * once every alert of their time is closed.
     */
    ALERT,
    /** The first sight of a claim or behaviour, which taught it: never goes. */
    FACT;

    /** As part of a file name. */
    String label() {
        return switch (this) {
            case LATEST -> "latest";
            case ALERT -> "alerts";
            case FACT -> "facts";
        };
    }
}
