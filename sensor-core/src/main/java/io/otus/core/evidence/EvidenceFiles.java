package io.otus.core.evidence;

import io.otus.core.store.Companion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The evidence files as the writer thread sees them. Positions come from the analysis thread, so a step that runs again
 * after a failure writes the same bytes to the same place. Confined to the writer thread, but for {@link #deleteAhead}.
 */
final class EvidenceFiles implements Companion {
    /** Files that stay open; three are written to at a time. */
    private static final int MAX_OPEN = 8;

    private static final String NAME = "[0-9a-f]{12}-(latest|alerts|facts)-[0-9]{3,}\\.pcapng";

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

    private static final class Open implements AutoCloseable {
        final FileChannel channel;
        long committed;
        long end;
        boolean dirty;

        Open(FileChannel channel) throws IOException {
            this.channel = channel;
            this.committed = channel.size();
            this.end = committed;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private final Path directory;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<String> doomed = new ArrayList<>();
    /** Files to delete without waiting for a transaction, since none succeeds while the disk is full. */
    private final Queue<String> ahead = new ConcurrentLinkedQueue<>();
    /**
     * Files that were deleted while the index still has them; frames that were queued earlier must not create them
     * anew.
     */
    private final Set<String> gone = new HashSet<>();

    EvidenceFiles(Path directory) {
        this.directory = directory;
    }

    /** Cuts what a crash left behind the durable end of a file, and deletes files of which nothing was durable. */
    static void repair(Path directory, Map<String, Long> durable) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, Long> entry : durable.entrySet()) {
            Path file = directory.resolve(entry.getKey());
            if (Files.exists(file) && Files.size(file) > entry.getValue()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(entry.getValue());
                }
            }
        }
        Set<String> known = durable.keySet();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, path -> {
            String name = path.getFileName().toString();
            return name.matches(NAME) && !known.contains(name);
        })) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    void write(String name, long position, byte[] bytes) throws IOException {
        if (gone.contains(name)) {
            return;
        }
        Open file = open(name);
        file.dirty = true;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.channel.write(buffer, position + buffer.position());
        }
        file.end = Math.max(file.end, position + bytes.length);
    }

    /** Deletes a file once the transaction holds that forgets it. */
    void delete(String name) {
        doomed.add(name);
    }

    /**
     * Deletes a file at once where no transaction succeeds any more, of which the one that forgets it waits for space;
     * thread-safe.
     */
    void deleteAhead(String name) {
        ahead.add(name);
    }

    private Open open(String name) throws IOException {
        Open known = open.get(name);
        if (known != null) {
            return known;
        }
        if (open.size() >= MAX_OPEN) {
            closeClean();
        }
        Open made = new Open(
                FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        open.put(name, made);
        return made;
    }

    private void closeClean() throws IOException {
        var files = open.values().iterator();
        while (files.hasNext()) {
            Open file = files.next();
            if (!file.dirty) {
                file.close();
                files.remove();
            }
        }
    }

    @Override
    public void sync() throws IOException {
        for (Open file : open.values()) {
            if (file.dirty) {
                file.channel.force(false);
            }
        }
    }

    @Override
    public void committed() {
        for (Open file : open.values()) {
            file.committed = file.end;
            file.dirty = false;
        }
        doomed.forEach(this::deleteNow);
        ahead.removeAll(doomed);
        doomed.forEach(gone::remove);
        doomed.clear();
    }

    private void deleteNow(String name) {
        try (Open _ = open.remove(name)) {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            LOG.warn("{} could not be deleted; the next start does it: {}", directory.resolve(name), e.toString());
        }
    }

    @Override
    public void rolledBack() throws IOException {
        doomed.clear();
        for (Open file : open.values()) {
            if (file.dirty) {
                file.channel.truncate(file.committed);
                file.end = file.committed;
                file.dirty = false;
            }
        }
        for (String name = ahead.poll(); name != null; name = ahead.poll()) {
            deleteNow(name);
            gone.add(name);
        }
    }

    @Override
    public void close() throws IOException {
        for (Open file : open.values()) {
            file.close();
        }
        open.clear();
    }
}
