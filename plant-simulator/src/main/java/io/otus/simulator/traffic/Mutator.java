package io.otus.simulator.traffic;

import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Ethernet;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Tcp;
import io.otus.simulator.wire.TcpFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Other captures of the same conversations. Each method takes frames in the order of their times and gives a new list;
 * the frames of TCP are changed as the name says, everything else stays. What devices said is the same before and
 * after, except where frames are cut or left out.
 */
public final class Mutator {
    private static final long MICROSECOND = 1_000;

    private Mutator() {}

    /** Cuts all TCP data into segments of at most {@code size} bytes, all with the time of the whole. */
    public static List<Frame> split(List<Frame> frames, int size) {
        return each(frames, (frame, out) -> {
            TcpFrame tcp = TcpFrame.of(frame);
            if (tcp == null || tcp.dataLength() <= size) {
                out.add(frame);
                return;
            }
            for (int from = 0; from < tcp.dataLength(); from += size) {
                int count = Math.min(size, tcp.dataLength() - from);
                out.add(tcp.part(from, count, 0));
            }
        });
    }

    /**
     * Joins TCP data of one direction that nothing came between, up to {@code size} bytes in a segment: where messages
     * begin and where segments do has nothing to do with each other then, above all behind {@link #split}.
     */
    public static List<Frame> join(List<Frame> frames, int size) {
        List<Frame> out = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            TcpFrame last = !out.isEmpty() && follows(out.getLast(), frame) ? TcpFrame.of(out.getLast()) : null;
            TcpFrame tcp = last == null ? null : TcpFrame.of(frame);
            if (last != null && tcp != null && last.dataLength() + tcp.dataLength() <= size) {
                out.set(out.size() - 1, last.joined(tcp));
            } else {
                out.add(frame);
            }
        }
        return out;
    }

    /** Whether both frames have TCP data, and {@code second} goes on in the same direction where {@code first} ends. */
    public static boolean follows(Frame first, Frame second) {
        TcpFrame one = TcpFrame.of(first);
        TcpFrame other = TcpFrame.of(second);
        return one != null
                && other != null
                && one.dataLength() > 0
                && other.dataLength() > 0
                && one.isFollowedBy(other);
    }

    /** Moves every TCP connection to port {@code from} to another port. */
    public static List<Frame> move(List<Frame> frames, int from, int to) {
        return each(frames, (frame, out) -> {
            TcpFrame tcp = TcpFrame.of(frame);
            out.add(tcp == null ? frame : tcp.moved(from, to));
        });
    }

    /**
     * Swaps neighbours: the second of the two gets the time of the first.
     *
     * @param percent how many of a hundred pairs are swapped
     */
    public static List<Frame> reorder(List<Frame> frames, double percent, long seed) {
        Dice dice = new Dice(seed);
        List<Frame> out = new ArrayList<>(frames);
        for (int i = 1; i < out.size(); i++) {
            if (dice.fraction() * 100 < percent) {
                Frame first = out.get(i - 1);
                Frame second = out.get(i);
                out.set(i - 1, second.at(first.nanos()));
                out.set(i, first.at(second.nanos()));
                i++; // a frame is moved once at most
            }
        }
        return out;
    }

    /** Copies frames bit by bit, a few microseconds later: a mirror port that sees them come in and go out. */
    public static List<Frame> duplicate(List<Frame> frames, double percent, long seed) {
        Dice dice = new Dice(seed);
        return each(frames, (frame, out) -> {
            out.add(frame);
            if (dice.fraction() * 100 < percent) {
                out.add(frame.at(frame.nanos() + dice.between(1, 20) * MICROSECOND));
            }
        });
    }

    /** Sends segments with data again, some milliseconds later: their acknowledgement was lost elsewhere. */
    public static List<Frame> retransmit(List<Frame> frames, double percent, long seed) {
        Dice dice = new Dice(seed);
        return each(frames, (frame, out) -> {
            out.add(frame);
            TcpFrame tcp = TcpFrame.of(frame);
            if (tcp != null && tcp.dataLength() > 0 && dice.fraction() * 100 < percent) {
                out.add(tcp.part(0, tcp.dataLength(), dice.between(1_000, 9_000) * MICROSECOND));
            }
        });
    }

    /** Puts an IEEE 802.1Q tag on every frame. */
    public static List<Frame> vlan(List<Frame> frames, int vlan) {
        return each(frames, (frame, out) -> out.add(frame.with(Ethernet.tagged(frame.bytes(), Ethernet.C_TAG, vlan))));
    }

    /** Puts a customer tag and a service tag on every frame (Q-in-Q). */
    public static List<Frame> doubleVlan(List<Frame> frames, int service, int customer) {
        return each(frames, (frame, out) -> {
            byte[] inner = Ethernet.tagged(frame.bytes(), Ethernet.C_TAG, customer);
            out.add(frame.with(Ethernet.tagged(inner, Ethernet.S_TAG, service)));
        });
    }

    /** Cuts every frame to at most {@code length} captured bytes and keeps its length on the wire. */
    public static List<Frame> snap(List<Frame> frames, int length) {
        return each(frames, (frame, out) -> {
            byte[] bytes = frame.bytes();
            out.add(
                    bytes.length <= length
                            ? frame
                            : new Frame(frame.nanos(), Arrays.copyOf(bytes, length), frame.originalLength()));
        });
    }

    /** Leaves only what {@code source} sent, of TCP: a mirror port that sees one direction. */
    public static List<Frame> oneDirection(List<Frame> frames, Ip4 source) {
        return each(frames, (frame, out) -> {
            TcpFrame tcp = TcpFrame.of(frame);
            if (tcp == null || tcp.source().equals(source)) {
                out.add(frame);
            }
        });
    }

    /** Leaves all handshakes out: a capture that began when the connections were already there. */
    public static List<Frame> midStream(List<Frame> frames) {
        return each(frames, (frame, out) -> {
            TcpFrame tcp = TcpFrame.of(frame);
            if (!handshake(tcp)) {
                out.add(frame);
            }
        });
    }

    private static boolean handshake(@Nullable TcpFrame tcp) {
        return tcp != null && (tcp.flags() & Tcp.SYN) != 0;
    }

    private static List<Frame> each(List<Frame> frames, BiConsumer<Frame, List<Frame>> change) {
        List<Frame> out = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            change.accept(frame, out);
        }
        out.sort(Comparator.comparingLong(Frame::nanos));
        return out;
    }
}
