package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as the user named it, or standard input.
 *
 * @param name the name, for messages and the summary
 * @param path where it lies; absent for standard input
 * @param standardInput where {@code -} reads
 * @param size bytes, or -1 if it is no regular file
 */
record CaptureFile(String name, @Nullable Path path, InputStream standardInput, long size) {
    private static final String STANDARD_INPUT = "-";

    /** Finds a file by its name. */
    static CaptureFile of(String name, InputStream standardInput) throws CaptureException {
        if (name.equals(STANDARD_INPUT)) {
            return new CaptureFile(name, null, standardInput, -1);
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new CaptureException(Kind.NOT_FOUND, name + " is no file name: " + e.getReason(), e);
        }
        if (Files.isDirectory(path)) {
            throw new CaptureException(
                    Kind.DIRECTORY,
                    name + " is a directory: name the capture files in it, such as " + name + "/*.pcap");
        }
        if (!Files.isRegularFile(path)) {
            return new CaptureFile(name, path, standardInput, -1);
        }
        try {
            return new CaptureFile(name, path, standardInput, Files.size(path));
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** Sum of the sizes, or -1 if one is not known. */
    static long totalSize(List<CaptureFile> files) {
        long sum = 0;
        for (CaptureFile file : files) {
            if (file.size < 0) {
                return -1;
            }
            sum += file.size;
        }
        return sum;
    }

    /** Whether it is a regular file, which can be opened and read more than once. */
    boolean isRegular() {
        return size >= 0;
    }

    /** Reads the first bytes of a regular file and refuses what is no capture. */
    void check() throws CaptureException {
        if (!isRegular()) {
            if (path != null && !Files.exists(path)) {
                throw failure(name, new NoSuchFileException(name));
            }
            return;
        }
        try (InputStream in = open()) {
            CaptureFormat.of(name, ByteView.of(in.readNBytes(CaptureFormat.LOOKED_AT)));
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** A stream from the first byte on. */
    InputStream open() throws CaptureException {
        if (path == null) {
            return standardInput;
        }
        try {
            // A channel keeps its native buffer from read to read; a file stream allocates one each time.
            return Channels.newInputStream(Files.newByteChannel(path));
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    private static CaptureException failure(String name, IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                new CaptureException(Kind.NOT_FOUND, name + " does not exist: check the name", missing);
            case AccessDeniedException denied ->
                new CaptureException(
                        Kind.UNREADABLE, name + " may not be read: check its permissions and the user", denied);
            default -> new CaptureException(Kind.READ_FAILED, name + " cannot be read: " + reason(e), e);
        };
    }

    /** The operating system's words for a failure, without the file name that Java puts before them. */
    static String reason(Throwable e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
