package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Outside;
import io.otus.core.event.FlowInfo;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Devices whose address a new one took, and which are missed by nobody while that one is there. Who takes an address
 * and leaves replaced nothing: once it is silent for as long as its predecessor was when that was missed, or is missed
 * itself, the silence of the predecessor is news after all. Who is known by now, or has been there for a day, has
 * replaced it for good. Confined to the analysis thread.
 */
final class Replacements {
    private static final long NEVER = Long.MIN_VALUE;
    /** The inventory misses nobody who was heard for less than this. */
    private static final long YOUNG = 30 * Nanos.MINUTE;
    /** Who has been there for so long stays. */
    private static final long SETTLED = Nanos.DAY;
    /** Most flows of a taker of which it is remembered what it sent. */
    private static final int MAX_FLOWS = 64;

    /**
     * A device that was replaced.
     *
     * @param time event time at which the other one took its address, nanoseconds since 1970
     * @param missed the silence for which the inventory missed it since; null if it did not
     */
    record Replaced(AssetModel device, AssetModel taker, long time, LeftAlone.@Nullable Silence missed) {}

    private static final class Entry {
        private final AssetModel taker;
        private final long time;
        /** Frames that the taker sent in flows that go on, by their ids; content need not be readable. */
        private final Map<Long, Long> frames = new HashMap<>();
        /**
         * Event time from which the taker was listened to, or at which a flow of it was seen to go on; {@link #NEVER}
         * until the first time after a restart.
         */
        private long listened;

        private LeftAlone.@Nullable Silence missed;
        /** Whether the taker left, after which the silence of the device was told. */
        private boolean isOver;

        Entry(AssetModel taker, long time, long listened) {
            this.taker = taker;
            this.time = time;
            this.listened = listened;
        }

        /** Returns whether the taker is silent for as long as the device was when that was missed. */
        boolean hasLeft(long now) {
            listened = listened == NEVER ? now : listened;
            long heard = Math.max(listened, taker.heard());
            return missed != null && heard - time < YOUNG && now - heard > missed.time() - missed.since();
        }

        /** Returns whether the taker stays, so that its own silence is none of the device. */
        boolean isSettled(long now) {
            return Outside.isKnown(taker.presence()) || now - time > SETTLED;
        }

        void carried(long flow, long sent, long now) {
            if (frames.size() == MAX_FLOWS && !frames.containsKey(flow)) {
                frames.clear();
            }
            Long before = frames.put(flow, sent);
            listened = before != null && before < sent ? now : listened;
        }

        Replaced of(AssetModel device) {
            return new Replaced(device, taker, time, missed);
        }
    }

    /** The devices; there are no more of them than devices. */
    private final Map<AssetModel, Entry> replaced = new LinkedHashMap<>();

    /** Notes that a new device took the address of one. */
    void add(AssetModel device, AssetModel taker, long time) {
        replaced.put(device, new Entry(taker, time, time));
    }

    /** Takes up what an earlier run of the sensor noted. */
    void restore(Replaced its) {
        Entry entry = new Entry(its.taker, its.time, NEVER);
        entry.missed = its.missed;
        replaced.put(its.device, entry);
    }

    /** Returns the devices that are replaced. */
    List<Replaced> all() {
        List<Replaced> all = new ArrayList<>();
        replaced.forEach((device, entry) -> {
            if (!entry.isOver) {
                all.add(entry.of(device));
            }
        });
        return all;
    }

    /** Returns whether a new device has the address of one that was not heard since. */
    boolean contains(AssetModel device) {
        Entry entry = replaced.get(device);
        return entry != null && !entry.isOver;
    }

    /** Returns whether a device was replaced by one that left, was missed, and was not heard since. */
    boolean isOver(AssetModel device) {
        Entry entry = replaced.get(device);
        return entry != null && entry.isOver;
    }

    /** Notes that the inventory misses a device that was replaced. */
    void missed(AssetModel device, LeftAlone.Silence silence) {
        Entry entry = replaced.get(device);
        if (entry != null) {
            entry.missed = silence;
        }
    }

    /** Returns the devices that were replaced by one which the inventory misses. They are replaced no more. */
    List<Replaced> endedBy(AssetModel taker, long time) {
        return ended(entry -> entry.taker.equals(taker) && !entry.isSettled(time));
    }

    /** Returns the devices whose successors left. They are replaced no more. Those heard again are forgotten. */
    List<Replaced> ended(long time) {
        if (replaced.isEmpty()) {
            return List.of();
        }
        replaced.entrySet().removeIf(each -> each.getKey().spoke() > each.getValue().time);
        return ended(entry -> !entry.isSettled(time) && entry.hasLeft(time));
    }

    /** Returns whether there is none. */
    boolean isEmpty() {
        return replaced.isEmpty();
    }

    /** Notes how many frames a device has sent in a flow that goes on. */
    void carried(AssetModel sender, FlowInfo flow, int side, long time) {
        for (Entry each : replaced.values()) {
            if (each.taker.equals(sender) && !each.isOver) {
                each.carried(flow.id(), flow.frames(side), time);
            }
        }
    }

    private List<Replaced> ended(Predicate<Entry> condition) {
        List<Replaced> ended = new ArrayList<>();
        replaced.forEach((device, entry) -> {
            if (!entry.isOver && condition.test(entry)) {
                ended.add(entry.of(device));
                entry.isOver = true;
            }
        });
        replaced.values().removeIf(entry -> entry.isOver && entry.missed == null);
        return ended;
    }

    /** Moves all times later by the time in which the sensor was deaf, in nanoseconds. */
    void rebase(long duration) {
        for (Entry each : replaced.values()) {
            each.listened = each.listened == NEVER ? NEVER : each.listened + duration;
        }
    }

    /** Forgets devices that are no longer devices, and those that such a one replaced. */
    void forgetGone() {
        replaced.entrySet()
                .removeIf(
                        each -> each.getKey().isGone() || each.getValue().taker.isGone());
    }
}
