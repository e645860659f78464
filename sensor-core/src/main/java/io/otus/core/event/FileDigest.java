package io.otus.core.event;

import java.util.Locale;

/**
 * A file that was heard whole.
 *
 * @param sha256 SHA-256 of the file in hexadecimal
 * @param size bytes of the file
 * @param name empty where nothing tells it
 * @param content what its first bytes say of it
 */
public record FileDigest(String sha256, long size, String name, Content content) {
    /** The kind of a file, by the magic number of its format. */
    public enum Content {
        /** Code for a processor, or an image to start a device with: a program, a system image, memory records. */
        IMAGE,
        /** Several files, or a packed one. */
        PACKED,
        /** None of these, or the format was not examined. */
        OTHER
    }

    /** A file of which nobody looked at the first bytes. */
    public FileDigest(String sha256, long size, String name) {
        this(sha256, size, name, Content.OTHER);
    }

    /** Keeps the name fit to be shown. */
    public FileDigest {
        name = ClaimText.clean(name);
    }

    /** The form in which the log has it. */
    @Override
    public String toString() {
        String kind =
                content == Content.OTHER ? "" : " content=" + content.name().toLowerCase(Locale.ROOT);
        return "sha256=" + sha256 + " size=" + size + kind + " filename=" + name;
    }
}
