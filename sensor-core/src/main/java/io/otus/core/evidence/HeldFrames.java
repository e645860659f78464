package io.otus.core.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The frames that somebody may ask for when they have left the memory of recent frames. A mark costs next to nothing;
 * its holder is asked when the frame leaves, and only what he still holds then is copied. Each hold has its own bound,
 * so that a flood of one kind drives out nothing of another. Confined to the analysis thread.
 */
final class HeldFrames {
    /** Marks of frames that are in memory; the oldest are settled early. A power of two. */
    static final int MAX_MARKS = 16_384;

    /** Bytes that a hold has for each of its frames, on the average. */
    static final int FRAME_BYTES = 256;

    /** Heap bytes that a copy takes besides those of the frame. */
    private static final int OBJECTS = 200;

    /**
     * Divisor: a full hold that still needs all its frames frees this part of its room at once, since freeing looks at
     * each frame.
     */
    private static final int ROOM = 16;

    /** Number of frames after which copies that nobody needs any more are dropped. */
    private static final int SWEEP = 65_536;

    private record Copy(KeptFrame frame, FrameHolder holder) {
        int size() {
            return frame.bytes().length();
        }
    }

    /** The frames that one caller marked. */
    private final class Hold implements FrameHold {
        private final int most;
        private final SequencedMap<Long, Copy> copies = new LinkedHashMap<>();
        private long bytes;

        Hold(int most) {
            this.most = most;
        }

        @Override
        public void mark(long frame, FrameHolder holder) {
            HeldFrames.this.mark(frame, this, holder);
        }

        void put(KeptFrame frame, FrameHolder holder) {
            Copy copy = new Copy(frame, holder);
            Copy before = copies.get(frame.number());
            if (before != null && !before.holder.equals(holder)) {
                FrameHolder other = before.holder;
                copy = new Copy(frame, number -> other.holds(number) || holder.holds(number));
            }
            bytes += copy.size() - (before == null ? 0 : before.size());
            copies.put(frame.number(), copy);
            if (isFull(most)) {
                makeRoom();
            }
        }

        private void giveUpOldest() {
            bytes -= copies.pollFirstEntry().getValue().size();
        }

        private long weight() {
            return bytes + (long) OBJECTS * copies.size();
        }

        private boolean isFull(int frames) {
            return copies.size() > frames || bytes > (long) frames * FRAME_BYTES;
        }

        /** Gives up the copies that their holders do without. */
        private void sweep() {
            for (Iterator<Copy> each = copies.values().iterator(); each.hasNext(); ) {
                Copy copy = each.next();
                if (!copy.holder.holds(copy.frame.number())) {
                    each.remove();
                    bytes -= copy.size();
                }
            }
        }

        private void makeRoom() {
            sweep();
            int left = most - most / ROOM;
            while (isFull(left)) {
                giveUpOldest();
            }
        }

        void clear() {
            copies.clear();
            bytes = 0;
        }
    }

    private final UnaryOperator<KeptFrame> masked;
    private final List<Hold> holds = new ArrayList<>();
    private FrameAccess recent = _ -> null;

    // The marks, in the order of their frames: those from first to end, each at its number modulo the room.
    private final long[] frames = new long[MAX_MARKS];
    private final @Nullable Hold[] markers = new Hold[MAX_MARKS];
    private final @Nullable FrameHolder[] holders = new FrameHolder[MAX_MARKS];
    private int first;
    private int end;
    /** Number of the frame that left at the last sweep. */
    private long swept;
    /** Most bytes that all copies may take together. */
    private long limit = Long.MAX_VALUE;
    /** The latest that was copied: several hold the same frame. */
    private @Nullable KeptFrame latest;

    /**
     * Starts without marks and copies.
     *
     * @param masked a frame without the secrets that are known to be in it
     */
    HeldFrames(UnaryOperator<KeptFrame> masked) {
        this.masked = masked;
    }

    /** Room for some more frames. */
    FrameHold hold(int most) {
        Hold made = new Hold(most);
        holds.add(made);
        return made;
    }

    /** Bounds what all copies take together in the heap: of the hold that has most the oldest go first. */
    void limit(long bytes) {
        limit = bytes;
    }

    /** Bytes that all of it takes in the heap. */
    long weight() {
        long weight = 0;
        for (Hold each : holds) {
            weight += each.weight();
        }
        return weight;
    }

    /** Begins a capture: nothing of an earlier one is at hand. */
    void begin(FrameAccess newRecent) {
        recent = newRecent;
        first = 0;
        end = 0;
        swept = 0;
        latest = null;
        holds.forEach(Hold::clear);
    }

    /** A frame that is held; null where none has it. */
    @Nullable
    KeptFrame find(long number) {
        for (Hold each : holds) {
            Copy copy = each.copies.get(number);
            if (copy != null) {
                return copy.frame;
            }
        }
        return null;
    }

    private void mark(long frame, Hold hold, FrameHolder holder) {
        int last = (end - 1) & (MAX_MARKS - 1);
        if (first != end && frame < frames[last]) {
            copy(frame, hold, holder); // others that leave later are waited for
            return;
        }
        if (first != end && frame == frames[last] && hold == markers[last] && holder.equals(holders[last])) {
            return; // as each of the claims of one message marks it
        }
        if (end - first == MAX_MARKS) {
            settle();
        }
        int at = end & (MAX_MARKS - 1);
        frames[at] = frame;
        markers[at] = hold;
        holders[at] = holder;
        if (first == end) {
            recent.watch(frame, this::leaves);
        }
        end++;
    }

    /** Settles the marks of a frame that leaves, and of any before it; the number of the next that is marked. */
    private long leaves(long number) {
        while (first != end && frames[first & (MAX_MARKS - 1)] <= number) {
            settle();
        }
        if (number - swept >= SWEEP) {
            swept = number;
            holds.forEach(Hold::sweep);
        }
        return first == end ? Long.MAX_VALUE : frames[first & (MAX_MARKS - 1)];
    }

    private void settle() {
        int at = first & (MAX_MARKS - 1);
        Hold hold = markers[at];
        FrameHolder holder = holders[at];
        first++;
        if (hold != null && holder != null && holder.holds(frames[at])) {
            copy(frames[at], hold, holder);
        }
        markers[at] = null;
        holders[at] = null;
    }

    private void copy(long number, Hold hold, FrameHolder holder) {
        KeptFrame frame = latest;
        if (frame == null || frame.number() != number) {
            KeptFrame copied = recent.copy(number);
            frame = copied == null ? find(number) : masked.apply(copied);
            latest = frame;
        }
        if (frame != null) {
            hold.put(frame, holder);
            if (weight() > limit) {
                makeRoom();
            }
        }
    }

    private void makeRoom() {
        holds.forEach(Hold::sweep);
        long left = limit - limit / ROOM;
        while (weight() > left) {
            holds.stream()
                    .max(Comparator.comparingLong(Hold::weight))
                    .orElseThrow()
                    .giveUpOldest();
        }
    }
}
