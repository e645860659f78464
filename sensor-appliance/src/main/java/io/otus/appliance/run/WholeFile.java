package io.otus.appliance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that whoever reads it meanwhile sees as it was or as it is, never a part. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Puts a text in the place of what a file holds.
     *
     * @param fresh a name beside it, under which the text is written first
     */
    static void replace(Path file, Path fresh, String text) throws IOException {
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
