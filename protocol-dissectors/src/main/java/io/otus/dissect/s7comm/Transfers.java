package io.otus.dissect.s7comm;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that are on their way in one direction of one connection. Bounded: one more pushes the oldest out, and old
 * ones are forgotten. Confined.
 */
final class Transfers {
    /** Most at once; these controllers allow one or two of each direction. */
    static final int MAX_OPEN = 8;

    /** After this much event time without its end a transfer is forgotten. */
    static final long MAX_NANOSECONDS = 10 * Nanos.MINUTE;

    private final List<BlockTransfer> open = new ArrayList<>(1);

    /** Begins one; another with the same name or number is forgotten. */
    void begin(BlockTransfer transfer) {
        open.removeIf(one -> transfer.begun() - one.begun() > MAX_NANOSECONDS
                || (one.uploadId() == transfer.uploadId() && one.name().equals(transfer.name())));
        if (open.size() == MAX_OPEN) {
            open.removeFirst();
        }
        open.add(transfer);
    }

    /** The one with this number; null where its beginning was not seen. */
    @Nullable
    BlockTransfer byNumber(long uploadId) {
        for (BlockTransfer one : open) {
            if (one.uploadId() == uploadId) {
                return one;
            }
        }
        return null;
    }

    /** The one with this name; null where its beginning was not seen. */
    @Nullable
    BlockTransfer byName(String name) {
        for (BlockTransfer one : open) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** Removes a transfer that ended. */
    void end(BlockTransfer transfer) {
        open.remove(transfer);
    }

    /** Messages were lost: what is on its way is not whole. */
    void gap() {
        for (BlockTransfer one : open) {
            one.gap();
        }
    }
}
