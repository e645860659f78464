package io.otus.alert.custom;

/** An expression that cannot be read: names what is wrong, and where. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    ExpressionException(int offset, String problem) {
        super(problem);
        this.offset = offset;
    }

    /** Where in the expression, from 0. */
    public int offset() {
        return offset;
    }
}
