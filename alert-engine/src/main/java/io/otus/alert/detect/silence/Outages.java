package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.RecentMap;
import java.util.List;

/**
 * Tells a master that is out together with all that it polls from one that merely stopped. What only answers says
 * nothing once nobody asks it, so that its silence alone shows nothing; that somebody looks for the master itself and
 * is not answered does. Confined to the analysis thread.
 */
final class Outages {
    /** Addresses that somebody asked for of late; the least recent go first. */
    private static final int MAX_ASKED = 4_096;

    private record Place(int vlan, String ip) {}

    private final Baseline baseline;
    private final RecentMap<Place, Long> asked = new RecentMap<>(MAX_ASKED);
    /** Masters that were found to be out, and since when. */
    private final RecentMap<AssetModel, Long> out = new RecentMap<>(MAX_ASKED);

    Outages(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Somebody asks in ARP who has an address: on a connection that stands nobody does while it is answered. */
    void askedFor(int vlan, String ip, long time) {
        asked.put(new Place(vlan, ip), time);
    }

    long forgotten() {
        return asked.forgotten() + out.forgotten();
    }

    /**
     * Whether a master was looked for in vain since it fell silent, and nobody was heard either of those that it does
     * not poll any more. Who of them is heard again before it polls was out all the same.
     *
     * @param missing what it does not poll any more
     * @param since event time of its latest request, nanoseconds since 1970
     */
    boolean isOut(AssetModel master, List<Conversation> missing, long since) {
        Long before = out.get(master);
        if (before != null && Math.abs(since - before) <= SilenceJudge.TOGETHER) {
            return true;
        }
        if (isBack(master, since) || !isAfter(sought(master), since)) {
            return false;
        }
        for (Conversation each : missing) {
            if (isAfter(each.server().heard(), since)) {
                return false;
            }
        }
        out.put(master, since);
        return true;
    }

    /** Whether a master was heard since: it starts, or does not poll any more. */
    static boolean isBack(AssetModel master, long since) {
        return isAfter(master.heard(), since);
    }

    private long sought(AssetModel master) {
        long sought = master.sought();
        for (String ip : master.address().ips()) {
            Long time = asked.get(new Place(master.address().vlan(), ip));
            sought = time == null ? sought : Math.max(sought, time);
        }
        for (Conversation each : baseline.asked(master)) {
            sought = Math.max(sought, each.polls().last());
        }
        return sought;
    }

    private static boolean isAfter(long time, long since) {
        return time > since + SilenceJudge.TOGETHER;
    }
}
