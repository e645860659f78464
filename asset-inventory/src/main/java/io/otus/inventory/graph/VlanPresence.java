package io.otus.inventory.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The VLANs on which a device was heard, each with the latest time. Its home is the VLAN where it was heard last. A
 * device has moved if it is heard on another VLAN after {@link MoveRule#SILENCE} of silence at home. Untagged frames
 * are no VLAN to move from or to: a mirror shows the same port with tags and without. Confined to the analysis thread.
 */
public final class VlanPresence {
    /** Returned where the device did not move. */
    static final int STAYED = -1;

    private static final int UNTAGGED = 0;
    /** Time of a VLAN that was heard before a restart, at an unknown time. */
    private static final long ONCE = Long.MIN_VALUE;

    private static final int[] NOWHERE = {};
    private static final long[] NEVER = {};

    // Nearly every device is on one VLAN, and there are many devices: its VLANs in ascending order, each with its time.
    private int[] vlans = NOWHERE;
    private long[] last = NEVER;

    /** All of them in ascending order, 0 for untagged frames. */
    Collection<Integer> all() {
        List<Integer> all = new ArrayList<>(vlans.length);
        for (int vlan : vlans) {
            all.add(vlan);
        }
        return all;
    }

    /** The device was heard on this VLAN at an unknown time. */
    void once(int vlan) {
        merge(vlan, ONCE);
    }

    /** The device is heard on a VLAN. Returns the VLAN that it left for this one, or {@link #STAYED}. */
    int heard(int vlan, long time) {
        int home = home();
        long before = home < 0 ? ONCE : last[home];
        int left = home < 0 ? STAYED : vlans[home];
        merge(vlan, time);
        boolean moved = before != ONCE && left != vlan && time - before >= MoveRule.SILENCE;
        return moved && vlan != UNTAGGED ? left : STAYED;
    }

    /** Whether this is a VLAN on which it was never heard, while it was heard elsewhere. */
    boolean isFurther(int vlan) {
        return vlan != UNTAGGED && vlans.length > 0 && Arrays.binarySearch(vlans, vlan) < 0;
    }

    /** A flow of it goes on. */
    public void goesOn(int vlan, long time) {
        int at = Arrays.binarySearch(vlans, vlan);
        if (at >= 0) {
            last[at] = Math.max(last[at], time);
        }
    }

    /** Index of the tagged VLAN on which it was heard last; negative where there is none. */
    private int home() {
        int home = -1;
        for (int i = 0; i < vlans.length; i++) {
            if (vlans[i] != UNTAGGED && (home < 0 || last[i] > last[home])) {
                home = i;
            }
        }
        return home;
    }

    private void merge(int vlan, long time) {
        int at = Arrays.binarySearch(vlans, vlan);
        if (at < 0) {
            insert(-at - 1, vlan, time);
        } else {
            last[at] = Math.max(last[at], time);
        }
    }

    private void insert(int at, int vlan, long time) {
        int length = vlans.length;
        int[] moreVlans = Arrays.copyOf(vlans, length + 1);
        long[] moreTimes = Arrays.copyOf(last, length + 1);
        System.arraycopy(vlans, at, moreVlans, at + 1, length - at);
        System.arraycopy(last, at, moreTimes, at + 1, length - at);
        moreVlans[at] = vlan;
        moreTimes[at] = time;
        vlans = moreVlans;
        last = moreTimes;
    }

    /** Adds the VLANs of another asset that is this one too. */
    void addAll(VlanPresence other) {
        for (int i = 0; i < other.vlans.length; i++) {
            merge(other.vlans[i], other.last[i]);
        }
    }
}
