package io.otus.dissect.s7comm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which block the parts belong to that were asked for and are not there yet, by PDU reference. Bounded: one more pushes
 * the oldest out. Confined.
 */
final class OutstandingParts {
    /** Most parts asked for and not answered. */
    static final int MAX_PARTS = 16;

    private final List<Asked> asked = new ArrayList<>(1);

    private record Asked(int pduReference, BlockTransfer transfer) {}

    /** Remembers that a part was asked for. */
    void put(int pduReference, BlockTransfer transfer) {
        take(pduReference);
        if (asked.size() == MAX_PARTS) {
            asked.removeFirst();
        }
        asked.add(new Asked(pduReference, transfer));
    }

    /**
     * The block that the part with this reference belongs to, which is then forgotten; null where it was not asked for.
     */
    @Nullable
    BlockTransfer take(int pduReference) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).pduReference == pduReference) {
                return asked.remove(i).transfer;
            }
        }
        return null;
    }
}
