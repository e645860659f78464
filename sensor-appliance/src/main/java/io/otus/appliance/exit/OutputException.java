package io.otus.appliance.exit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output takes nothing more: its disk is full, or its reader went away. Ends the command. */
public final class OutputException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    /** With the reason that the system gave. */
    public OutputException(IOException reason) {
        super("standard output cannot be written: " + reason.getMessage(), reason);
    }
}
