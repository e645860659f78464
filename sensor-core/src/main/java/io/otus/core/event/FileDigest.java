package io.otus.core.event;

/**
 * A file that was heard whole.
 *
 * @param sha256 SHA-256 of the file in hexadecimal
 * @param size bytes of the file
 * @param name empty where nothing tells it
 */
public record FileDigest(String sha256, long size, String name) {
    /** Keeps the name fit to be shown. */
    public FileDigest {
        name = ClaimText.clean(name);
    }

    /** As the log has it. */
    @Override
    public String toString() {
        return "sha256=" + sha256 + " size=" + size + " filename=" + name;
    }
}
