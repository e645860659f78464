package io.otus.core.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A file that lines are appended to, whole or not at all: a full disk leaves no half line. Confined to one thread at a
 * time.
 */
public final class LineFile implements AutoCloseable {
    private final FileChannel channel;
    private final InstantSource clock;
    private final Instant begun;
    private long size;

    LineFile(Path path, InstantSource clock) throws IOException {
        this.clock = clock;
        channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            size = channel.size();
            begun = size == 0
                    ? clock.instant()
                    : Files.readAttributes(path, BasicFileAttributes.class)
                            .creationTime()
                            .toInstant();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Size in bytes. */
    public long size() {
        return size;
    }

    /** How long it has been added to. */
    Duration age() {
        return Duration.between(begun, clock.instant());
    }

    /** Appends whole lines. */
    public void append(ByteBuffer lines) throws IOException {
        int length = lines.remaining();
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
            size += length;
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
    }

    /** Cuts off all behind this many bytes. */
    public void truncate(long length) throws IOException {
        channel.truncate(length);
        size = Math.min(size, length);
    }

    /** Returns once what was appended is on the disk. */
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
