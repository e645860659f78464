package io.otus.appliance.export;

import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a file, made anew where somebody moved it aside, as log rotation does. What was sent is on the disk:
 * at least once.
 */
final class FileSink implements Sink {
    private static final String MISSING = "missing";

    private final Path path;
    private final SinkAddress.Format format;
    private @Nullable FileChannel channel;
    private @Nullable Object opened;
    private long confirmed;

    FileSink(SinkAddress address) {
        path = Path.of(address.path());
        format = address.format();
    }

    @Override
    public void send(List<AlertLines.Line> lines) throws IOException {
        FileChannel open = present();
        StringBuilder text = new StringBuilder();
        for (AlertLines.Line line : lines) {
            text.append(LineFormat.format(line.json(), format)).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        long before = open.size();
        try {
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            // Half a line would spoil the next: a full disk leaves the file as it was.
            open.truncate(before);
            throw e;
        }
        open.force(false);
        confirmed = lines.getLast().sequence();
    }

    /** The file of that name as it is now: what is moved aside or deleted under an open channel takes lines still. */
    private FileChannel present() throws IOException {
        FileChannel open = channel;
        Object now = key();
        if (open != null && !MISSING.equals(now) && Objects.equals(now, opened)) {
            return open;
        }
        close();
        open = opened();
        channel = open;
        opened = key();
        return open;
    }

    /** The identity of the file with this name, or {@link #MISSING}; null on systems without file keys. */
    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }

    private FileChannel opened() throws IOException {
        try {
            return FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException(path + " cannot be written: " + FileTrouble.of(e), e);
        }
    }

    @Override
    public long confirmed() {
        return confirmed;
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
