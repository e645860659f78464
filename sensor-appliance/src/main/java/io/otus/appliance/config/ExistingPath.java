package io.otus.appliance.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a directory is, or will be once it is made. */
public final class ExistingPath {
    private ExistingPath() {}

    /** The path itself, or the closest above it that is there; the root of the file system is. */
    public static Path of(Path path) {
        Path there = path.toAbsolutePath();
        for (Path above = there.getParent(); !Files.exists(there) && above != null; above = above.getParent()) {
            there = above;
        }
        return there;
    }
}
