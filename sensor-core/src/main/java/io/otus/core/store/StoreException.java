package io.otus.core.store;

import java.sql.SQLException;

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

    /** Whether the file itself is damaged, and no disk to blame that may do better later. */
    public boolean isDamage() {
        return getCause() instanceof SQLException failure && Sqlite.isDamage(failure);
    }
}
