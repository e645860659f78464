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
 * Devices that fell silent together with every device that they talk with. No device then asks them or listens: an
 * adapter, for one, sends nothing once the controller that owns its connection is gone. Their silence therefore shows
 * nothing about them until somebody tries to reach them and they do not answer. Confined to the analysis thread.
 */
final class LeftAlone {
    private static final long NEVER = Long.MIN_VALUE;
    /** An attempt to reach a device no longer counts if no other attempt follows within this time. */
    private static final long LAPSE = 5 * Nanos.MINUTE;
    /** A client without a rhythm counts as having stopped if it asked nothing for this long. */
    private static final long PAUSE = Nanos.HOUR;

    /**
     * A silence that the inventory reported.
     *
     * @param id the device's id in the inventory
     * @param since event time at which the device was heard last, nanoseconds since 1970
     * @param time event time at which the inventory missed the device, nanoseconds since 1970
     * @param last the last frames that show the device; null if they are no longer known
     */
    record Silence(
            String id, long since, long time, @Nullable Evidence last) {}

    /** A device that is excused, with the attempts to reach it since. */
    private static final class Excuse {
        private final Silence silence;
        /** The time at which the silence began, moved later by the time in which the sensor was deaf since. */
        private long since;
        /** Event time of the first attempt to reach the device; {@link #NEVER} until there is one. */
        private long first = NEVER;
        /** Event time of an attempt that is separate from the first one; {@link #NEVER} until there is one. */
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

        /** Returns whether the device left the attempts unanswered, and also had time to answer the latest one. */
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
    /**
     * The excuses by the id of the device, which may turn out to be one that was known before. There are no more of
     * them than devices.
     */
    private final Map<String, Excuse> excuses = new LinkedHashMap<>();

    LeftAlone(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Returns one of the devices with which a device fell silent; null if it did not fall silent together with others.
     * There is none if a device that talks with it was heard later, if somebody tried to reach it, or if it polls
     * others itself. A device that had stopped asking it before does not matter.
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
     * Returns the last device that asked this one in a rhythm and stopped; null if somebody tried to reach this one
     * since, or if no device asked it so.
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

    /**
     * Returns whether a client had not stopped talking with the device before it fell silent. A client without a rhythm
     * may pause at will.
     */
    private static boolean isTalking(Conversation conversation, @Nullable Poll poll, long since) {
        if (poll != null) {
            return conversation.polls().last() >= since - SilenceDetector.patience(poll);
        }
        Fact link = conversation.link();
        return link == null || link.lastTime() >= since - PAUSE;
    }

    /**
     * Returns when somebody last tried to reach a device, in whichever way; {@link #NEVER} if nobody did in this run.
     */
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

    /** Excuses a device for now. */
    void add(Silence silence) {
        excuses.put(silence.id, new Excuse(silence));
    }

    /** Returns the silences of the devices that are excused. */
    List<Silence> excused() {
        return excuses.values().stream().map(each -> each.silence).toList();
    }

    /** Moves all times later by the time in which the sensor was deaf, in nanoseconds. */
    void rebase(long duration) {
        excuses.values().forEach(each -> each.rebase(duration));
    }

    /**
     * Returns the silences that are the devices' own after all, since somebody tried to reach the devices for this long
     * and they did not answer. These devices are no longer excused. Devices that are heard again are forgotten.
     *
     * @param patience how long they are given to answer, in nanoseconds
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
