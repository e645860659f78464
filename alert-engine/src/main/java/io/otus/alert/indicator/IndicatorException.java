package io.otus.alert.indicator;

/** A list that cannot be read; the message is one sentence with the place. */
public final class IndicatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with that sentence. */
    public IndicatorException(String message) {
        super(message);
    }
}
