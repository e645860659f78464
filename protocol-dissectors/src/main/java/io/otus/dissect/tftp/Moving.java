package io.otus.dissect.tftp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Service;
import java.util.List;

/** A file on its way, from the request on. Confined. */
final class Moving {
    /** Octets of a block where nothing else was agreed, RFC 1350 §2. */
    private static final int USUAL_BLOCK = 512;

    private static final int NUMBERS = 0x1_0000;

    private final long transaction;
    private final Service service;
    private final String filename;
    private final List<TftpEvent.Option> options;
    private final long time;
    private final Sha256 digest = new Sha256();
    private long blockSize = USUAL_BLOCK;
    private boolean answered;
    private boolean optionsTaken;
    private int latest;
    private boolean begun;
    private boolean whole = true;
    private boolean last;
    private boolean told;
    private long size;

    /**
     * One that was just asked for.
     *
     * @param transaction a number of its own among all
     */
    Moving(long transaction, Service service, String filename, List<TftpEvent.Option> options, long time) {
        this.transaction = transaction;
        this.service = service;
        this.filename = filename;
        this.options = List.copyOf(options);
        this.time = time;
    }

    long transaction() {
        return transaction;
    }

    Service service() {
        return service;
    }

    String filename() {
        return filename;
    }

    long time() {
        return time;
    }

    boolean writes() {
        return service.code() == TftpHeader.WRITE_REQUEST;
    }

    boolean isOpen() {
        return !told;
    }

    /** Whether it is the same request, sent again. */
    boolean isAskedBy(Service asked, String name) {
        return service.equals(asked) && filename.equals(name);
    }

    /** Whether this is the server's first answer. */
    boolean answer() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    /** Takes the options that the server takes; whether each was asked for, and blocks do not get larger. */
    boolean take(List<TftpEvent.Option> taken) {
        boolean asked = taken.stream().allMatch(each -> TftpTexts.find(options, each.option()) != null);
        long size = TftpTexts.number(taken, "blksize");
        if (size > 0 && !begun) {
            blockSize = size;
        }
        optionsTaken = true;
        return asked && size <= Math.max(0, TftpTexts.number(options, "blksize"));
    }

    /** Whether a block of it came. */
    boolean hasBegun() {
        return begun;
    }

    /** Takes a block; false where it is longer than may be. */
    boolean take(int block, ByteView data) {
        if (begun && block == latest) {
            return true; // sent again
        }
        if (!begun && !optionsTaken && data.length() > blockSize) {
            // The mirror does not show who takes options, and they were taken.
            blockSize = Math.max(blockSize, TftpTexts.number(options, "blksize"));
        }
        boolean follows = block == (latest + 1) % NUMBERS || (latest == NUMBERS - 1 && block == 1);
        if (!follows && begun && (latest - block + NUMBERS) % NUMBERS < NUMBERS / 2) {
            return true; // of a window that was sent again
        }
        whole &= follows && !last;
        begun = true;
        latest = block;
        size += data.length();
        if (whole) {
            digest.update(data);
        }
        last = data.length() < blockSize;
        return data.length() <= blockSize;
    }

    /** Whether the last block is there, and the transfer was not reported yet. */
    boolean isToTell() {
        return last && !told;
    }

    /** Whether this acknowledges the last block. */
    boolean isLast(int block) {
        return last && block == latest;
    }

    long size() {
        return size;
    }

    /** The digest of the file; empty where a part of it is missing. */
    String tell() {
        told = true;
        return whole ? digest.hex() : "";
    }
}
