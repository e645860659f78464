package io.otus.core.store;

/** The store cannot be opened, read or written. The message is one sentence for a person and names the file. */
public sealed class StoreException extends RuntimeException permits NewerStoreException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for a person. */
    public StoreException(String message) {
        super(message);
    }

    /** With a sentence for a person and what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
