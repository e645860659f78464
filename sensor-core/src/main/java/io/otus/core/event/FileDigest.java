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
    /** What a file is by the mark of its format. */
    public enum Content {
        /** What a processor runs, or a device is started with: a program, an image of a system, records of memory. */
        IMAGE,
        /** Several files, or a packed one. */
        PACKED,
        /** Nothing of these, or it was not looked at. */
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

    /** As the log has it. */
    @Override
    public String toString() {
        String kind =
                content == Content.OTHER ? "" : " content=" + content.name().toLowerCase(Locale.ROOT);
        return "sha256=" + sha256 + " size=" + size + kind + " filename=" + name;
    }
}
