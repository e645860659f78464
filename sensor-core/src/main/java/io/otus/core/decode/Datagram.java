package io.otus.core.decode;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.List;

/** A datagram whose fragments are being collected. Confined to the analysis thread. */
final class Datagram {
    /** Memory of a piece beside its bytes, about. */
    private static final int PIECE_OVERHEAD = 96;

    final Fragments.Key key;

    /** Event time of the first fragment. */
    final long started;

    /** Memory that it takes, about. */
    int bytes;

    /** Fragments that were looked at. */
    int count;

    private final List<Piece> pieces = new ArrayList<>();
    private int received;
    private int total = -1;
    private int highest;
    private int protocol = Packet.NONE;

    /** Part of the datagram that one frame brought first. */
    private record Piece(int offset, ByteView content, FrameSpan span) {
        int end() {
            return offset + content.length();
        }
    }

    Datagram(Fragments.Key key, long started) {
        this.key = key;
        this.started = started;
    }

    /**
     * Adds the fragment at the cursor of {@code p}: {@code length} bytes at {@code offset} of the datagram, all of them
     * captured.
     */
    void add(Packet p, int offset, int length, boolean more) {
        count++;
        int end = offset + length;
        boolean beyondTotal = total >= 0 && (more ? end > total : end != total);
        boolean belowHighest = !more && highest > end;
        if (beyondTotal || belowHighest) {
            p.note(DecodeAnomaly.FRAGMENT_BOUNDS);
            return;
        }
        if (!more) {
            total = end;
        }
        highest = Math.max(highest, end);
        if (offset == 0 && protocol == Packet.NONE) {
            protocol = p.ipProtocol;
        }
        fill(p, offset, end);
    }

    /** Keeps what no earlier fragment brought, and compares the rest. */
    private void fill(Packet p, int offset, int end) {
        int position = offset;
        boolean overlaps = false;
        boolean differs = false;
        for (int i = 0; i < pieces.size() && position < end; i++) {
            Piece piece = pieces.get(i);
            if (piece.end() <= position) {
                continue;
            }
            if (piece.offset() >= end) {
                break;
            }
            if (piece.offset() > position) {
                insert(p, i++, offset, position, piece.offset());
                position = piece.offset();
            }
            int until = Math.min(end, piece.end());
            overlaps |= piece.offset() != offset || piece.end() != end;
            p.overlapped.add(piece.span());
            for (; position < until; position++) {
                differs |= piece.content().u8(position - piece.offset()) != p.block.u8(p.at + position - offset);
            }
        }
        if (position < end) {
            insert(p, indexOf(position), offset, position, end);
        }
        if (differs) {
            p.note(DecodeAnomaly.FRAGMENT_CONFLICT);
        } else if (overlaps) {
            p.note(DecodeAnomaly.FRAGMENT_OVERLAP);
        } else {
            p.overlapped.clear(); // The same fragment again.
        }
    }

    private int indexOf(int offset) {
        int index = pieces.size();
        while (index > 0 && pieces.get(index - 1).offset() > offset) {
            index--;
        }
        return index;
    }

    private void insert(Packet p, int index, int offset, int from, int to) {
        int at = p.at + from - offset;
        byte[] copy = new byte[to - from];
        p.block.copyTo(at, copy, 0, copy.length);
        // Fragments inside a tunnel that came in fragments itself have no one place in a frame.
        int inFrame = p.assembled ? 0 : at - p.frameOffset;
        FrameSpan span = new FrameSpan(p.number, p.time, inFrame, copy.length);
        pieces.add(index, new Piece(from, ByteView.of(copy), span));
        received += copy.length;
        bytes += copy.length + PIECE_OVERHEAD;
    }

    /** Whether every byte is there. */
    boolean isComplete() {
        return received == total;
    }

    /** IP protocol number, from the first fragment (RFC 8200 section 4.5). */
    int protocol() {
        return protocol;
    }

    /** The whole datagram. */
    ByteView assemble() {
        byte[] whole = new byte[total];
        for (Piece piece : pieces) {
            piece.content().copyTo(0, whole, piece.offset(), piece.content().length());
        }
        return ByteView.of(whole);
    }

    /** Adds the contributing parts of frames to {@code spans}, in the order of their offset. */
    void spans(List<FrameSpan> spans) {
        for (Piece piece : pieces) {
            spans.add(piece.span());
        }
    }
}
