package io.otus.alert.indicator;

/** A list cannot be read; the message is one sentence with its place. */
public final class IndicatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public IndicatorException(String message) {
        super(message);
    }
}
