package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * Tells a master that is out together with what it polls, as where the supply of a cabinet or a switch fails, from one
 * that is out or stopped alone. Somebody looks for the master itself and is not answered: that shows that it is out.
 * What only answers says nothing once nobody asks it, so that its silence follows from its master's; it shows more
 * where somebody else asks that device in vain, or where it asks others itself and does not any more. Confined to the
 * analysis thread.
 */
final class Outages {
    /** Addresses that somebody asked for of late; the least recent go first. */
    private static final int MAX_ASKED = 4_096;

    private record Place(int network, String ip) {}

    private final Baseline baseline;
    private final RecentMap<Place, Long> asked = new RecentMap<>(MAX_ASKED);
    /** Masters that were found to be out, and since when. */
    private final RecentMap<AssetModel, Long> out = new RecentMap<>(MAX_ASKED);

    Outages(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Somebody asks in ARP who has an address: on a connection that stands nobody does while it is answered. */
    void askedFor(int network, String ip, long time) {
        asked.put(new Place(network, ip), time);
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

    /**
     * Whether one at least of those that a master which is out does not poll any more is out as well, by more than that
     * its master does not ask it.
     *
     * @param time event time now
     */
    boolean isWithOthers(List<Conversation> missing, long since, long time) {
        return missing.stream()
                .map(Conversation::server)
                .anyMatch(each -> isAfter(sought(each), since) || stoppedAsking(each, since, time));
    }

    /** Whether a master was heard since: it starts, or does not poll any more. */
    static boolean isBack(AssetModel master, long since) {
        return isAfter(master.heard(), since);
    }

    /** Whether a device polled others until then and does not any more, which it does without being asked. */
    private boolean stoppedAsking(AssetModel asset, long since, long time) {
        for (Conversation each : baseline.asking(asset)) {
            Poll poll = each.polls().quickest();
            if (poll == null) {
                continue;
            }
            long last = each.polls().last();
            boolean isOverdue =
                    each.polls().isSilent() || time - last > poll.rhythm().pause() * Nanos.SECOND;
            if (isOverdue && last + SilenceDetector.patience(poll) >= since) {
                return true;
            }
        }
        return false;
    }

    /** When somebody last tried to reach an asset, in whichever way. */
    private long sought(AssetModel asset) {
        long sought = asset.sought();
        for (String ip : asset.address().ips()) {
            Long time = asked.get(new Place(asset.address().network(), ip));
            sought = time == null ? sought : Math.max(sought, time);
        }
        for (Conversation each : baseline.asked(asset)) {
            sought = Math.max(sought, each.polls().last());
        }
        return sought;
    }

    private static boolean isAfter(long time, long since) {
        return time > since + SilenceJudge.TOGETHER;
    }
}
