package io.otus.alert.baseline;

/** A baseline text that cannot be read: names the place and what is expected there. */
public final class BaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BaselineException(String source, int line, String problem) {
        super(source + ':' + line + ": " + problem);
        this.line = line;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
