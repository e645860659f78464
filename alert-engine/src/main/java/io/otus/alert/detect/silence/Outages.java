package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.RecentMap;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * Distinguishes a master that is out together with what it polls, as when the supply of a cabinet or a switch fails,
 * from one that is out or stopped alone. A master is shown to be out when somebody tries to reach it and it does not
 * answer. A device that only answers is silent as soon as nobody asks it, so that its silence follows from that of its
 * master. Its silence shows more if another device asks it in vain, or if it asked others itself and stopped. Confined
 * to the analysis thread.
 */
final class Outages {
    /** Most addresses that somebody asked for lately; the least recent are forgotten first. */
    private static final int MAX_ASKED = 4_096;

    private record Place(int network, String ip) {}

    private final Baseline baseline;
    private final RecentMap<Place, Long> asked = new RecentMap<>(MAX_ASKED);
    /** Masters that were found to be out, with the event time since when. */
    private final RecentMap<AssetModel, Long> out = new RecentMap<>(MAX_ASKED);

    Outages(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Notes that a device asks in ARP for an address. On an established connection no device does so while it is
     * answered.
     */
    void askedFor(int network, String ip, long time) {
        asked.put(new Place(network, ip), time);
    }

    long forgotten() {
        return asked.forgotten() + out.forgotten();
    }

    /**
     * Returns whether somebody tried in vain to reach a master since it fell silent, while none of the devices that it
     * no longer polls was heard either. A master that is heard again before it polls was out all the same.
     *
     * @param missing the conversations in which it no longer polls
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
     * Returns whether at least one of the devices that a master which is out no longer polls is out as well, by
     * evidence other than that its master does not ask it.
     *
     * @param time event time now
     */
    boolean isWithOthers(List<Conversation> missing, long since, long time) {
        return missing.stream()
                .map(Conversation::server)
                .anyMatch(each -> isAfter(sought(each), since) || stoppedAsking(each, since, time));
    }

    /** Returns whether a master was heard since: it is starting, or no longer polls. */
    static boolean isBack(AssetModel master, long since) {
        return isAfter(master.heard(), since);
    }

    /**
     * Returns whether a device polled others until then and stopped. A device polls without being asked, so that this
     * shows an outage of its own.
     */
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

    /** Returns when somebody last tried to reach an asset, in whichever way. */
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
