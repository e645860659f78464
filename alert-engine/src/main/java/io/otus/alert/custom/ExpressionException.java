package io.otus.alert.custom;

/** An expression that cannot be parsed; says what is wrong, and where. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    ExpressionException(int offset, String problem) {
        super(problem);
        this.offset = offset;
    }

    /** Returns the offset of the error in the expression, from 0. */
    public int offset() {
        return offset;
    }
}
