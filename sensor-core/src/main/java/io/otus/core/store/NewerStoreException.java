package io.otus.core.store;

/** A newer version of the program wrote the store: what it means by its tables is not known here. */
public final class NewerStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final String versions;

    NewerStoreException(String file, String versions) {
        super(file + " was written by a newer version of Otus (" + versions
                + "); use that version, or another state directory");
        this.versions = versions;
    }

    /** Which version of which part it has, and which this program knows. */
    public String versions() {
        return versions;
    }
}
