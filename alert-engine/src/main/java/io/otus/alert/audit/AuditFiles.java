package io.otus.alert.audit;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files for data that a line of the audit cannot hold: long lists of facts, and the site's previous statements on
 * devices. Each is a file named by its own SHA-256 in a directory beside the audit. The line contains the hash, so the
 * chain of hashes protects the file too. A file is written before its line, and never changed. Only one writer at a
 * time is allowed; the caller holds a lock.
 */
public final class AuditFiles {
    /** Name of the directory, within that of the audit. */
    public static final String DIRECTORY = "audit-lessons";
    /** Most bytes of a file, 128 MiB; more than a million facts fit. */
    private static final long MAX_BYTES = 128L << 20;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private AuditFiles() {}

    /** Returns the SHA-256 of bytes, in 64 hexadecimal digits. */
    public static String digest(byte[] bytes) {
        return Sha256.hex(ByteView.of(bytes));
    }

    /** Returns whether a text may be the name of such a file. */
    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /**
     * Writes a file; it is on the disk when this returns.
     *
     * @return its name
     * @throws IOException if it cannot be written, or exceeds the largest size
     */
    public static String write(Path state, byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IOException(bytes.length + " bytes are more than a decision may hold");
        }
        String name = digest(bytes);
        Path directory = Files.createDirectories(state.resolve(DIRECTORY));
        Path file = directory.resolve(name);
        Path hidden = directory.resolve(name + ".part");
        try (FileChannel channel = FileChannel.open(
                hidden, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        for (Path made : new Path[] {directory, state}) {
            try (FileChannel names = FileChannel.open(made, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        return name;
    }

    /** Returns the content of a file; null if the file is missing or was changed. */
    public static byte @Nullable [] read(Path state, String name) throws IOException {
        if (!isDigest(name)) {
            return null;
        }
        Path file = state.resolve(DIRECTORY).resolve(name);
        try {
            byte[] bytes = Files.size(file) > MAX_BYTES ? new byte[0] : Files.readAllBytes(file);
            return digest(bytes).equals(name) ? bytes : null;
        } catch (NoSuchFileException missing) {
            return null;
        }
    }
}
