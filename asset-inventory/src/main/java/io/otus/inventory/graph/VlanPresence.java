package io.otus.inventory.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which VLANs a device was heard, and when last on each. It moved where it is heard on one VLAN after having been
 * silent for {@link MoveRule#SILENCE} on the one where it was at home, that is, where it was heard last. Frames without
 * a tag are no VLAN to move from or to: a mirror shows the same port with tags and without. Confined to the analysis
 * thread.
 */
final class VlanPresence {
    /** It did not move. */
    static final int STAYED = -1;

    private static final int UNTAGGED = 0;
    /** Heard there before a restart; nothing tells when. */
    private static final long ONCE = Long.MIN_VALUE;

    private final TreeMap<Integer, Long> last = new TreeMap<>();

    /** All of them, 0 for untagged frames. */
    Collection<Integer> all() {
        return Collections.unmodifiableCollection(last.keySet());
    }

    /** It was there at some time. */
    void once(int vlan) {
        last.putIfAbsent(vlan, ONCE);
    }

    /** It is heard; gives back the VLAN that it left for this one, or {@link #STAYED}. */
    int heard(int vlan, long time) {
        int home = home();
        Long before = home == STAYED ? null : last.get(home);
        last.merge(vlan, time, Math::max);
        boolean moved = before != null && before != ONCE && home != vlan && time - before >= MoveRule.SILENCE;
        return moved && vlan != UNTAGGED ? home : STAYED;
    }

    /** A flow of it goes on. */
    void goesOn(int vlan, long time) {
        last.computeIfPresent(vlan, (any, before) -> Math.max(before, time));
    }

    /** The tagged VLAN where it was heard last. */
    private int home() {
        int home = STAYED;
        long latest = ONCE;
        for (Map.Entry<Integer, Long> each : last.entrySet()) {
            if (each.getKey() != UNTAGGED && (home == STAYED || each.getValue() > latest)) {
                home = each.getKey();
                latest = each.getValue();
            }
        }
        return home;
    }

    /** What another asset was heard on, which is this one too. */
    void addAll(VlanPresence other) {
        other.last.forEach((vlan, time) -> last.merge(vlan, time, Math::max));
    }
}
