package io.otus.alert.maintenance;

/**
 * A file of maintenance windows that cannot be read; the message names file, line, column and field, and what is
 * expected there.
 */
public final class MaintenanceException extends Exception {
    private static final long serialVersionUID = 1L;

    MaintenanceException(String message) {
        super(message);
    }
}
