package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Bounded;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Joins the fragments of calls, C706 §9.5.3. Datagrams overtake each other: a fragment that comes too early waits for
 * those before it, and one that came before is left out. Confined.
 */
final class CallAssembler {
    /** Most calls in fragments at a time; one more pushes the oldest out. */
    static final int MAX_CALLS = 8;
    /** Most calls that are over and known as that: those that were open at a time, and as many before them. */
    static final int MAX_OVER = 2 * MAX_CALLS;
    /** Longest body: a record of 65,535 bytes with its headers fits. */
    static final int MAX_BODY = 131_072;
    /** Most fragments of a call that wait for one before them. */
    private static final int MAX_EARLY = 128;

    private final SequencedMap<Key, Parts> open = new LinkedHashMap<>();

    private record Key(Uuid activity, long sequenceNumber, int type) {}

    /** The parts of a call that arrived so far. */
    private static final class Parts {
        private byte[] bytes = new byte[0];
        private int length = PduHeader.SIZE;
        private int next;
        private int last = Integer.MAX_VALUE;
        /** Bodies that came before their turn, by their numbers. */
        private final Map<Integer, byte[]> early = new HashMap<>();

        private int waiting;

        boolean has(int number) {
            return number < next || number > last || early.containsKey(number);
        }

        /** Bytes of all that came. */
        int size() {
            return length + waiting;
        }

        void add(int number, ByteView body) {
            byte[] copy = new byte[body.length()];
            body.copyTo(0, copy, 0, copy.length);
            if (number != next) {
                early.put(number, copy);
                waiting += copy.length;
                return;
            }
            append(copy);
            for (byte[] follows = early.remove(next); follows != null; follows = early.remove(next)) {
                waiting -= follows.length;
                append(follows);
            }
        }

        private void append(byte[] body) {
            int wanted = length + body.length;
            if (wanted > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(wanted, Math.min(2 * bytes.length, MAX_BODY + PduHeader.SIZE)));
            }
            System.arraycopy(body, 0, bytes, length, body.length);
            length = wanted;
            next++;
        }

        boolean isWhole() {
            return next > last;
        }

        ByteView whole(ByteView header) {
            header.copyTo(0, bytes, 0, PduHeader.SIZE);
            return ByteView.of(bytes, 0, length);
        }
    }

    /** The outcome of adding a fragment. */
    enum Result {
        /** More must come. */
        OPEN,
        /** It was the last. */
        WHOLE,
        /** The fragment came twice, or belongs to a call that was too long. */
        LEFT_OUT,
        /** The call is longer than what is joined. */
        TOO_LONG
    }

    private ByteView whole = ByteView.EMPTY;
    /**
     * The calls that were whole or too long last, oldest first, with the times of that: what comes of them again or
     * late within {@link PduHeader#REPEATED} is not the beginning of another.
     */
    private final SequencedMap<Key, Long> over = new LinkedHashMap<>();

    /** Header of the last fragment with the whole body, after {@link Result#WHOLE} until the next call. */
    ByteView whole() {
        return whole;
    }

    /**
     * Takes a fragment in.
     *
     * @param time when it was sent, in nanoseconds
     */
    Result take(ByteView message, ByteView body, long time) {
        Key key = new Key(PduHeader.activity(message), PduHeader.sequenceNumber(message), PduHeader.type(message));
        int number = PduHeader.fragmentNumber(message);
        Long ended = over.get(key);
        if (ended != null && time - ended < PduHeader.REPEATED) {
            return Result.LEFT_OUT;
        }
        Parts parts = open.get(key);
        if (parts == null) {
            parts = new Parts();
            Bounded.putLast(open, key, parts, MAX_CALLS);
        }
        if (parts.has(number)) {
            return Result.LEFT_OUT;
        }
        if (parts.size() + body.length() > MAX_BODY + PduHeader.SIZE || parts.early.size() == MAX_EARLY) {
            end(key, time);
            return Result.TOO_LONG;
        }
        if (PduHeader.isLastFragment(message)) {
            parts.last = number;
        }
        parts.add(number, body);
        if (!parts.isWhole()) {
            return Result.OPEN;
        }
        end(key, time);
        whole = parts.whole(message);
        return Result.WHOLE;
    }

    private void end(Key key, long time) {
        open.remove(key);
        Bounded.putLast(over, key, time, MAX_OVER);
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        int bytes = 0;
        for (Parts each : open.values()) {
            bytes += each.bytes.length + each.waiting;
        }
        return bytes;
    }

    void gap() {
        open.clear();
        over.clear();
    }
}
