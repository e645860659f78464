package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Poll;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Devices that fell silent together with all that they talk with. Nobody is there who asks them or listens, as an
 * adapter sends nothing once the controller that owns its connection is gone; so their silence says nothing of them
 * until somebody tries to reach them and they do not answer. Confined to the analysis thread.
 */
final class LeftAlone {
    private static final long NEVER = Long.MIN_VALUE;
    /** One attempt to reach a device that no other follows for so long counts no more. */
    private static final long LAPSE = 5 * Nanos.MINUTE;
    /** Who asks in no rhythm and did not for so long has stopped. */
    private static final long PAUSE = Nanos.HOUR;

    /**
     * A silence that the inventory told of.
     *
     * @param id of the device in the inventory
     * @param since event time at which it was heard last, nanoseconds since 1970
     * @param time event time at which it was missed, nanoseconds since 1970
     * @param last frames that show it last; null where nobody knows any more
     */
    record Silence(
            String id, long since, long time, @Nullable Evidence last) {}

    /** A device that is excused, and who tried to reach it since. */
    private static final class Excuse {
        private final Silence silence;
        /** As in the silence, later by as much as the sensor was deaf since. */
        private long since;
        /** The first attempt to reach it; the least long until there is one. */
        private long first = NEVER;
        /** An attempt that does not belong to the first one; the least long until there is one. */
        private long second = NEVER;

        Excuse(Silence silence) {
            this.silence = silence;
            this.since = silence.since;
        }

        void tried(long time) {
            if (second != NEVER || !isAfter(time, since)) {
                return;
            }
            if (first == NEVER || time - first > LAPSE) {
                first = time;
            } else if (isAfter(time, first)) {
                second = time;
            }
        }

        /** Whether it did not answer the attempts, of which the latest had some time as well. */
        boolean isOver(long time, long patience) {
            return second != NEVER && time - first >= patience && isAfter(time, second);
        }

        void rebase(long duration) {
            since += duration;
            first = first == NEVER ? NEVER : first + duration;
            second = second == NEVER ? NEVER : second + duration;
        }
    }

    private final Baseline baseline;
    /** By the id of the device, which may turn out to be one that was known before; no more of them than devices. */
    private final Map<String, Excuse> excuses = new LinkedHashMap<>();

    LeftAlone(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * One of those with which a device fell silent; null where it did with none. That is so where one that talks with
     * it was heard later, where somebody looked for it, and where it polls others itself. Who had stopped asking it
     * before is no reason.
     *
     * @param since event time at which the device was heard last, nanoseconds since 1970
     */
    @Nullable
    AssetModel partner(AssetModel asset, long since) {
        if (isAfter(tried(asset), since) || isPolling(asset)) {
            return null;
        }
        AssetModel partner = null;
        for (Conversation each : baseline.asked(asset)) {
            Poll poll = each.polls().quickest();
            if (!isTalking(each, poll, since)) {
                continue;
            }
            if (isAfter(each.client().heard(), since)) {
                return null;
            }
            partner = poll == null ? partner : each.client();
        }
        return partner;
    }

    /**
     * Who was the last to ask a device again and again, and stopped; null where somebody tried to reach it since, or
     * nobody asked it so.
     *
     * @param since event time at which the device was heard last, nanoseconds since 1970
     */
    @Nullable
    AssetModel whoStopped(AssetModel asset, long since) {
        if (isAfter(tried(asset), since)) {
            return null;
        }
        Conversation last = null;
        for (Conversation each : baseline.asked(asset)) {
            Poll poll = each.polls().quickest();
            boolean isAsking = poll != null && !poll.isTold() && each.polls().last() != NEVER;
            if (isAsking && (last == null || each.polls().last() > last.polls().last())) {
                last = each;
            }
        }
        return last == null ? null : last.client();
    }

    /** Whether a client had not stopped talking with the device before that; one without a rhythm pauses at will. */
    private static boolean isTalking(Conversation conversation, @Nullable Poll poll, long since) {
        if (poll != null) {
            return conversation.polls().last() >= since - SilenceDetector.patience(poll);
        }
        Fact link = conversation.link();
        return link == null || link.lastTime() >= since - PAUSE;
    }

    /** When somebody last tried to reach a device, in whichever way; the least long when nobody did in this run. */
    private long tried(AssetModel asset) {
        long tried = asset.sought();
        for (Conversation each : baseline.asked(asset)) {
            tried = Math.max(tried, each.polls().last());
        }
        return tried;
    }

    private boolean isPolling(AssetModel asset) {
        for (Conversation each : baseline.asking(asset)) {
            if (each.polls().quickest() != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfter(long time, long since) {
        return time > since + SilenceJudge.TOGETHER;
    }

    /** A device is excused for now. */
    void add(Silence silence) {
        excuses.put(silence.id, new Excuse(silence));
    }

    /** The silences of the devices that are excused. */
    List<Silence> excused() {
        return excuses.values().stream().map(each -> each.silence).toList();
    }

    /** The sensor was deaf for so long, in nanoseconds. */
    void rebase(long duration) {
        excuses.values().forEach(each -> each.rebase(duration));
    }

    /**
     * The silences that are the devices' own after all, as somebody tries to reach them for so long and they do not
     * answer; they are excused no more. Forgets who is heard again.
     *
     * @param patience nanoseconds
     */
    List<Silence> own(long time, long patience) {
        if (excuses.isEmpty()) {
            return List.of();
        }
        List<Silence> own = new ArrayList<>();
        for (Iterator<Excuse> each = excuses.values().iterator(); each.hasNext(); ) {
            Excuse excuse = each.next();
            Silence silence = excuse.silence;
            AssetModel asset = baseline.find(silence.id);
            if (asset == null || asset.spoke() > silence.time) {
                each.remove();
                continue;
            }
            excuse.tried(tried(asset));
            if (excuse.isOver(time, patience)) {
                own.add(silence);
                each.remove();
            }
        }
        return own;
    }
}
