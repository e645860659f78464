package io.otus.appliance.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces files so that a reader sees the former content or the new one, never a part. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces the content of a file.
     *
     * @param fresh a name beside it, under which the text is written first
     */
    static void replace(Path file, Path fresh, String text) throws IOException {
        Files.writeString(fresh, text);
        move(fresh, file);
    }

    /**
     * Replaces the content of a file by one that is on the disk before it takes the place of the former.
     *
     * @param fresh a name beside it, under which the text is written first
     */
    static void replaceDurably(Path file, Path fresh, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(fresh, file);
    }

    private static void move(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
