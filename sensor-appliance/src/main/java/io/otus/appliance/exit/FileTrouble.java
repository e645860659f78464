package io.otus.appliance.exit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read or written, in words: Java's own message is often no more than its name. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason; it names a file only where that is missing. */
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NoSuchFileException gone -> missing(Path.of(gone.getFile()));
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String missing(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        return directory == null || Files.exists(directory)
                ? "there is no " + file
                : "there is no directory " + directory;
    }
}
