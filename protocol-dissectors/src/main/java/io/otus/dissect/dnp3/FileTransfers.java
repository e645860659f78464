package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Way;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows files from the command that opens them over their blocks to the last one, IEEE 1815-2012 Annex A (group 70):
 * a file that is read is whole with its last block, one that is written when the outstation took its last block. One
 * per flow. Confined.
 */
final class FileTransfers {
    /** Most files open at once, and commands whose answer is awaited; beyond, the oldest is forgotten. */
    static final int MAX_OPEN = 16;

    private final List<Opening> openings = new ArrayList<>();
    private final List<FileTransfer> open = new ArrayList<>();

    /** A command to open a file, until the outstation states the file's handle. */
    private record Opening(long transaction, String name) {}

    /** Takes the file objects of a request. */
    void request(
            Dnp3Function function, long transaction, int outstation, FileObject object, ByteView data, Output out) {
        switch (object) {
            case FileObject.Command command -> {
                if (function == Dnp3Function.OPEN_FILE) {
                    openings.removeIf(opening -> opening.transaction() == transaction);
                    makeRoom(openings);
                    openings.add(new Opening(transaction, command.fileName()));
                }
            }
            case FileObject.Transport block -> {
                if (function == Dnp3Function.WRITE) {
                    add(outstation, block, data).awaitsAnswer = block.last();
                }
            }
            case FileObject.Status status -> {
                if (function == Dnp3Function.CLOSE_FILE || function == Dnp3Function.ABORT_FILE) {
                    close(function, outstation, status.fileHandle(), out);
                }
            }
            default -> {}
        }
    }

    /** Takes the file objects of an answer. */
    void answer(long transaction, int outstation, FileObject object, ByteView data, Output out) {
        switch (object) {
            case FileObject.Status status -> opened(transaction, outstation, status);
            case FileObject.Transport block -> {
                FileTransfer file = add(outstation, block, data);
                if (block.last()) {
                    tell(file, Direction.FROM_SERVER, Way.FROM_DEVICE, out);
                }
            }
            case FileObject.TransportStatus status -> {
                FileTransfer file = find(outstation, status.fileHandle());
                if (file != null && file.awaitsAnswer && status.last()) {
                    file.awaitsAnswer = false;
                    if (status.status() == ControlStatus.SUCCESS) {
                        tell(file, Direction.FROM_SERVER, Way.TO_DEVICE, out);
                    }
                }
            }
            default -> {}
        }
    }

    /** Segments were lost: what is open has a hole. */
    void gap() {
        for (FileTransfer file : open) {
            file.gap();
        }
    }

    private void opened(long transaction, int outstation, FileObject.Status status) {
        for (int i = 0; i < openings.size(); i++) {
            Opening opening = openings.get(i);
            if (opening.transaction() == transaction) {
                openings.remove(i);
                if (status.status() == ControlStatus.SUCCESS) {
                    remove(outstation, status.fileHandle());
                    begin(new FileTransfer(outstation, status.fileHandle(), opening.name()));
                }
                return;
            }
        }
    }

    private FileTransfer add(int outstation, FileObject.Transport block, ByteView data) {
        FileTransfer file = find(outstation, block.fileHandle());
        if (file == null) {
            file = new FileTransfer(outstation, block.fileHandle(), "");
            begin(file);
        }
        file.add(block.blockNumber(), data);
        return file;
    }

    /** The outstation's last word on a written file may not have been seen. */
    private void close(Dnp3Function function, int outstation, long handle, Output out) {
        FileTransfer file = find(outstation, handle);
        if (file != null && file.awaitsAnswer && function == Dnp3Function.CLOSE_FILE) {
            tell(file, Direction.FROM_CLIENT, Way.TO_DEVICE, out);
        }
        remove(outstation, handle);
    }

    private void tell(FileTransfer file, Direction from, Way way, Output out) {
        // Without its opening a file has no name: the handle is another one each time, and tells no two files apart.
        out.file(from, Integer.toString(file.outstation()), way, file.name(), file.size(), file.sha256Hex());
        open.remove(file);
    }

    private void begin(FileTransfer file) {
        makeRoom(open);
        open.add(file);
    }

    private static void makeRoom(List<?> list) {
        if (list.size() == MAX_OPEN) {
            list.removeFirst();
        }
    }

    private @Nullable FileTransfer find(int outstation, long handle) {
        for (FileTransfer file : open) {
            if (file.outstation() == outstation && file.handle() == handle) {
                return file;
            }
        }
        return null;
    }

    private void remove(int outstation, long handle) {
        open.removeIf(file -> file.outstation() == outstation && file.handle() == handle);
    }
}
