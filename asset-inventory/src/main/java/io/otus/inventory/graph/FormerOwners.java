package io.otus.inventory.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who owned an address before it moved to another device. The end of a flow is reported up to a day after its
 * last frame; what the flow carried belongs to the owner at that time. Confined to the analysis thread.
 */
final class FormerOwners {
    /** Most addresses of which they are known; of more the one is forgotten that left longest ago. */
    static final int MAX_ADDRESSES = 8_192;

    /** Most that are known of one address. */
    static final int MAX_OWNERS = 4;

    /**
     * A device that an address left.
     *
     * @param id of the device
     * @param time event time since which it has the address no more
     */
    private record Left(String id, long time) {}

    private final Map<IpRecord.Key, Deque<Left>> left = new LinkedHashMap<>();

    /** An address leaves its owner. */
    void left(IpRecord record, long time) {
        Deque<Left> before = left.remove(record.key);
        Deque<Left> owners = before == null ? new ArrayDeque<>(1) : before;
        owners.add(new Left(record.asset.id(), time));
        if (owners.size() > MAX_OWNERS) {
            owners.removeFirst();
        }
        left.put(record.key, owners);
        if (left.size() > MAX_ADDRESSES) {
            Iterator<IpRecord.Key> oldest = left.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether a device had an address and left it. */
    boolean had(IpRecord.Key address, String id) {
        Deque<Left> owners = left.get(address);
        return owners != null && owners.stream().anyMatch(each -> each.id().equals(id));
    }

    /** Whether none are known. */
    boolean isEmpty() {
        return left.isEmpty();
    }

    /** Id of the device that had an address at a moment and has left it since; null where there is none. */
    @Nullable
    String at(IpRecord.Key address, long time) {
        Deque<Left> owners = left.get(address);
        if (owners != null) {
            for (Left each : owners) {
                if (time < each.time()) {
                    return each.id();
                }
            }
        }
        return null;
    }

    /** Id of the device that an address left at a moment; null where it left none then. */
    @Nullable
    String leaving(IpRecord.Key address, long time) {
        Deque<Left> owners = left.get(address);
        return owners == null || owners.getLast().time() != time
                ? null
                : owners.getLast().id();
    }

    /** Event time at which an address left its former owner last; the least long where it never did. */
    long latest(IpRecord.Key address) {
        Deque<Left> owners = left.get(address);
        return owners == null ? Long.MIN_VALUE : owners.getLast().time();
    }
}
