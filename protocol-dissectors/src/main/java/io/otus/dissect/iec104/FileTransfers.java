package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Way;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Follows files over their sections and segments, IEC 60870-5-101 §7.4.11: a file is whole with the message that ends
 * its last section. Confined.
 */
final class FileTransfers {
    /** Most files open at once in one flow; beyond, the oldest is forgotten. */
    static final int MAX_OPEN = 16;

    /**
     * LSQ: the file is at its end, or ends as it was deactivated (101 §7.2.6.31); 3 and 4 are the same of a section.
     */
    private static final int LAST_OF_FILE = 1;

    private static final int FILE_DEACTIVATED = 2;
    private static final int LAST_OF_SECTION = 3;

    private final Deque<Transfer> open = new ArrayDeque<>();

    /** A file transfer in progress. */
    private static final class Transfer {
        private final int station;
        private final int name;
        private final Sha256 digest = new Sha256();
        private int section;
        private int sum;
        private long size;
        private boolean whole;

        private Transfer(int station, int name, boolean whole) {
            this.station = station;
            this.name = name;
            this.whole = whole;
        }
    }

    /** Takes a file ASDU whose object is all there, without its address; false where a checksum disagrees. */
    boolean take(TypeIdentification type, Asdu asdu, ByteView object, Direction direction, Output out) {
        int station = asdu.commonAddress();
        int name = object.le16(0);
        switch (type) {
            case F_FR_NA_1 -> begin(new Transfer(station, name, true));
            case F_SR_NA_1 -> {
                Transfer transfer = find(station, name);
                if (transfer != null) {
                    // A section that is sent again is one that its receiver did not take.
                    transfer.whole &= object.u8(2) == transfer.section + 1;
                    transfer.section = object.u8(2);
                    transfer.sum = 0;
                }
            }
            case F_SG_NA_1 -> {
                Transfer transfer = find(station, name);
                if (transfer == null) {
                    transfer = begin(new Transfer(station, name, false));
                    transfer.section = object.u8(2);
                }
                add(transfer, object.from(type.size()));
            }
            case F_LS_NA_1 -> {
                return last(station, name, object, direction, out);
            }
            default -> {}
        }
        return true;
    }

    private static void add(Transfer transfer, ByteView segment) {
        transfer.size += segment.length();
        for (int i = 0; i < segment.length(); i++) {
            transfer.sum += segment.u8(i);
        }
        if (transfer.whole) {
            transfer.digest.update(segment);
        }
    }

    private boolean last(int station, int name, ByteView object, Direction direction, Output out) {
        Transfer transfer = find(station, name);
        if (transfer == null) {
            return true;
        }
        int qualifier = object.u8(3);
        transfer.whole &= qualifier == LAST_OF_FILE || qualifier == LAST_OF_SECTION;
        if (qualifier > FILE_DEACTIVATED) {
            return !transfer.whole || (transfer.sum & 0xFF) == object.u8(4);
        }
        open.remove(transfer);
        String hash = transfer.whole ? transfer.digest.hex() : "";
        boolean fromClient = direction == Direction.FROM_CLIENT;
        out.file(
                fromClient ? Direction.FROM_CLIENT : Direction.FROM_SERVER,
                Integer.toString(station),
                fromClient ? Way.TO_DEVICE : Way.FROM_DEVICE,
                "file_" + name,
                transfer.size,
                hash);
        return true;
    }

    private Transfer begin(Transfer transfer) {
        Transfer before = find(transfer.station, transfer.name);
        if (before != null) {
            open.remove(before);
        } else if (open.size() == MAX_OPEN) {
            open.removeFirst();
        }
        open.addLast(transfer);
        return transfer;
    }

    private @Nullable Transfer find(int station, int name) {
        for (Transfer transfer : open) {
            if (transfer.station == station && transfer.name == name) {
                return transfer;
            }
        }
        return null;
    }

    /** Segments were lost: what is open has a hole. */
    void gap() {
        for (Transfer transfer : open) {
            transfer.whole = false;
        }
    }
}
