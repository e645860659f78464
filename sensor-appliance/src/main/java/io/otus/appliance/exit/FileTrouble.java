package io.otus.appliance.exit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written, in words: Java's own message is often no more than its name. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason, without the name of the file that the sentence around it is about. */
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NoSuchFileException gone -> "there is no " + gone.getFile();
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
