package io.otus.appliance.log;

import io.otus.core.log.LineFile;
import io.otus.core.log.LineFiles;
import io.otus.core.log.Rotation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The open files of the operation log. Confined to the log's thread, but for {@link #reopen}. */
final class RotatingFiles implements AutoCloseable {
    private final LineFiles files;
    private final Map<String, LineFile> open = new TreeMap<>();
    private volatile boolean reopen;

    /** Files of a directory, which is made. */
    RotatingFiles(Path directory, Rotation rotation, Set<String> names) throws IOException {
        files = new LineFiles(directory, rotation, names);
    }

    /** Asks to open the files anew, since someone else moved them aside (SIGHUP); thread-safe. */
    void reopen() {
        reopen = true;
    }

    void write(String name, ByteBuffer lines) throws IOException {
        if (reopen) {
            reopen = false;
            close();
        }
        LineFile file = open(name);
        if (files.isDue(file, lines.remaining())) {
            open.remove(name);
            file.close();
            files.moveAside(name);
            file = open(name);
        }
        files.makeRoom(lines.remaining());
        file.append(lines);
    }

    private LineFile open(String name) throws IOException {
        LineFile file = open.get(name);
        if (file == null) {
            file = files.open(name);
            open.put(name, file);
        }
        return file;
    }

    /** None is written to again, also where one of them cannot be closed. */
    @Override
    public void close() throws IOException {
        List<LineFile> closing = List.copyOf(open.values());
        open.clear();
        IOException reason = null;
        for (LineFile file : closing) {
            try {
                file.close();
            } catch (IOException e) {
                reason = e;
            }
        }
        if (reason != null) {
            throw reason;
        }
    }
}
