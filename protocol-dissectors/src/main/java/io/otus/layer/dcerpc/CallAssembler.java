package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins the fragments of calls, C706 §9.5.3. A fragment that came before or comes too early is left out: a sender
 * repeats those from the missing one on. Confined.
 */
final class CallAssembler {
    /** Most calls in fragments at a time; one more pushes the oldest out. */
    static final int MAX_CALLS = 8;
    /** Longest body: a record of 65,535 bytes with its headers fits. */
    static final int MAX_BODY = 131_072;

    private final Map<Key, Parts> open = new LinkedHashMap<>();

    private record Key(Uuid activity, long sequenceNumber, int type) {}

    /** What came of a call so far. */
    private static final class Parts {
        private byte[] bytes = new byte[0];
        private int length = PduHeader.SIZE;
        private int next;

        void append(ByteView body) {
            int wanted = length + body.length();
            if (wanted > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(wanted, Math.min(2 * bytes.length, MAX_BODY + PduHeader.SIZE)));
            }
            body.copyTo(0, bytes, length, body.length());
            length = wanted;
            next++;
        }

        ByteView whole(ByteView last) {
            last.copyTo(0, bytes, 0, PduHeader.SIZE);
            return ByteView.of(bytes, 0, length);
        }
    }

    /** What became of a fragment. */
    enum Result {
        /** More must come. */
        OPEN,
        /** It was the last. */
        WHOLE,
        /** It came twice, or one before it is missing. */
        LEFT_OUT,
        /** The call is longer than what is joined. */
        TOO_LONG
    }

    private ByteView whole = ByteView.EMPTY;

    /** Header of the last fragment with the whole body, after {@link Result#WHOLE} until the next call. */
    ByteView whole() {
        return whole;
    }

    Result take(ByteView message, ByteView body) {
        Key key = new Key(PduHeader.activity(message), PduHeader.sequenceNumber(message), PduHeader.type(message));
        int number = PduHeader.fragmentNumber(message);
        Parts parts = open.get(key);
        if (parts == null) {
            if (number != 0) {
                return Result.LEFT_OUT;
            }
            makeRoom();
            parts = new Parts();
            open.put(key, parts);
        }
        if (number != parts.next) {
            return Result.LEFT_OUT;
        }
        if (parts.length + body.length() > MAX_BODY + PduHeader.SIZE) {
            open.remove(key);
            return Result.TOO_LONG;
        }
        parts.append(body);
        if (!PduHeader.isLastFragment(message)) {
            return Result.OPEN;
        }
        open.remove(key);
        whole = parts.whole(message);
        return Result.WHOLE;
    }

    private void makeRoom() {
        if (open.size() == MAX_CALLS) {
            Iterator<Key> oldest = open.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        int bytes = 0;
        for (Parts each : open.values()) {
            bytes += each.bytes.length;
        }
        return bytes;
    }

    void gap() {
        open.clear();
    }
}
