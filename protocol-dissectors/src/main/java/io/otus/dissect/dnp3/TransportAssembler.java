package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/**
 * Joins the transport segments that one link address sends to another, by the reception rules of IEEE 1815-2012 §8.2.
 * Confined.
 */
final class TransportAssembler {
    /** Most octets of a fragment. The default of the standard is 2048 (§4.2.1); devices may be configured to more. */
    static final int MAX_FRAGMENT = 65_536;

    /** A buffer up to this size is kept for the next fragment. */
    private static final int KEPT_BUFFER = 2_048;

    private static final byte[] EMPTY = {};

    private enum State {
        /** The segment before was the last of its fragment: a first one must come. */
        IDLE,
        /** A fragment is begun. */
        ASSEMBLING,
        /** The beginning of this fragment is not there: wait for the next. */
        SKIPPING
    }

    private byte[] buffer = EMPTY;
    private int length;
    private int lastSize;
    private int lastSequence;
    private State state = State.SKIPPING;
    private ByteView fragment = ByteView.EMPTY;

    /** The outcome of adding a segment. */
    enum Result {
        /** The fragment is whole: {@link #fragment}. */
        COMPLETE,
        /** Taken; more must follow. */
        CONTINUES,
        /** Repeats the segment before it, or belongs to a fragment whose beginning was not seen. */
        IGNORED,
        /** Does not follow the segment before it. */
        OUT_OF_SEQUENCE,
        /** The fragment outgrew {@link #MAX_FRAGMENT} and was dropped. */
        TOO_LONG
    }

    /**
     * Takes one segment.
     *
     * @param header the transport octet
     * @param segment the octets after it; used until the next call at most
     */
    Result accept(int header, ByteView segment) {
        int sequence = TransportHeader.sequence(header);
        boolean fin = TransportHeader.fin(header);
        int previous = lastSequence;
        lastSequence = sequence;
        if (TransportHeader.fir(header)) {
            length = 0;
            state = State.ASSEMBLING;
            return append(segment, fin);
        }
        return switch (state) {
            case SKIPPING -> skip(fin, Result.IGNORED);
            case IDLE -> sequence == previous ? Result.IGNORED : skip(fin, Result.OUT_OF_SEQUENCE);
            case ASSEMBLING -> {
                if (sequence == previous && repeats(segment)) {
                    yield Result.IGNORED;
                }
                yield sequence == ((previous + 1) & TransportHeader.SEQUENCE_MASK)
                        ? append(segment, fin)
                        : skip(fin, Result.OUT_OF_SEQUENCE);
            }
        };
    }

    private Result skip(boolean fin, Result result) {
        release();
        state = fin ? State.IDLE : State.SKIPPING;
        return result;
    }

    private Result append(ByteView segment, boolean fin) {
        if (fin && length == 0) {
            state = State.IDLE;
            fragment = segment;
            return Result.COMPLETE;
        }
        int wanted = length + segment.length();
        if (wanted > MAX_FRAGMENT) {
            return skip(fin, Result.TOO_LONG);
        }
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(wanted, Math.min(2 * buffer.length, MAX_FRAGMENT)));
        }
        segment.copyTo(0, buffer, length, segment.length());
        length = wanted;
        lastSize = segment.length();
        if (!fin) {
            return Result.CONTINUES;
        }
        state = State.IDLE;
        fragment = ByteView.of(buffer, 0, length);
        return Result.COMPLETE;
    }

    private boolean repeats(ByteView segment) {
        if (segment.length() != lastSize) {
            return false;
        }
        for (int i = 0; i < lastSize; i++) {
            if (segment.u8(i) != (buffer[length - lastSize + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** The whole fragment, until the next segment is accepted. */
    ByteView fragment() {
        return fragment;
    }

    /** Octets of memory held, also between fragments. */
    int held() {
        return buffer.length;
    }

    /** Segments were lost, or there is no room: forgets the fragment and waits for the beginning of another. */
    void drop() {
        release();
        state = State.SKIPPING;
    }

    private void release() {
        length = 0;
        fragment = ByteView.EMPTY;
        if (buffer.length > KEPT_BUFFER) {
            buffer = EMPTY;
        }
    }
}
