package io.otus.simulator.wire;

import org.jspecify.annotations.Nullable;

/**
 * One TCP connection seen from the wire: sequence numbers, acknowledgements and the time of the last frame. Every
 * method says when its first frame leaves; a time before the last frame's is moved behind it, so that a session never
 * overlaps itself. Confined to one thread.
 */
public final class TcpSession {
    /** Data bytes of a full segment on Ethernet. */
    public static final int DEFAULT_SEGMENT_SIZE = 1460;

    /** Least distance between two frames of one session. */
    private static final long GAP_NANOS = 20_000;

    /** How long the peer's stack takes for an acknowledgement of its own. */
    private static final long STACK_NANOS = 250_000;

    private static final byte[] NOTHING = {};

    /** Who sends. */
    public enum Side {
        /** The one who opened the connection. */
        CLIENT,
        /** The one who was called. */
        SERVER
    }

    private final Host client;
    private final int clientPort;
    private final Host server;
    private final int serverPort;
    private final FrameSink out;
    private int segmentSize = DEFAULT_SEGMENT_SIZE;
    private byte[] synOptions = NOTHING;
    private long clientNext;
    private long serverNext;
    private long lastNanos = Long.MIN_VALUE;
    private @Nullable Frame lastData;

    /**
     * A connection that is not open yet.
     *
     * @param seed chooses the initial sequence numbers
     */
    public TcpSession(Host client, int clientPort, Host server, int serverPort, long seed, FrameSink out) {
        this.client = client;
        this.clientPort = clientPort;
        this.server = server;
        this.serverPort = serverPort;
        this.out = out;
        long mixed = (seed + 1) * 0x9E37_79B9_7F4A_7C15L;
        this.clientNext = mixed >>> 32;
        this.serverNext = mixed & 0xFFFF_FFFFL;
    }

    /** Cuts data into segments of at most {@code size} bytes from now on. */
    public TcpSession segmentSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a segment carries at least one byte, not " + size);
        }
        segmentSize = size;
        return this;
    }

    /**
     * The client asks for the connection with these TCP options, by which systems are told apart.
     *
     * @param options their bytes in hexadecimal, a multiple of 4
     */
    public TcpSession synOptions(String options) {
        synOptions = new ByteWriter().hex(options).toByteArray();
        return this;
    }

    /** Time of the last frame, nanoseconds since the epoch. */
    public long lastNanos() {
        return lastNanos;
    }

    /** Three-way handshake, RFC 9293 §3.5. */
    public void open(long nanos) {
        emit(nanos, Side.CLIENT, Tcp.SYN, NOTHING);
        clientNext++;
        emit(lastNanos + STACK_NANOS, Side.SERVER, Tcp.SYN | Tcp.ACK, NOTHING);
        serverNext++;
        emit(lastNanos + STACK_NANOS, Side.CLIENT, Tcp.ACK, NOTHING);
    }

    /** An attempt that the other side refuses: SYN, then RST. */
    public void refused(long nanos) {
        emit(nanos, Side.CLIENT, Tcp.SYN, NOTHING);
        clientNext++;
        serverNext = 0; // a refusal carries sequence number 0, RFC 9293 §3.5.2
        emit(lastNanos + STACK_NANOS, Side.SERVER, Tcp.RST | Tcp.ACK, NOTHING);
    }

    /** Data from one side, each segment pushed and acknowledging what came before. */
    public void send(Side side, long nanos, byte[] data) {
        long when = nanos;
        for (int offset = 0; offset < data.length; offset += segmentSize) {
            int count = Math.min(segmentSize, data.length - offset);
            byte[] part = new ByteWriter().bytes(data, offset, count).toByteArray();
            lastData = emit(when, side, Tcp.PSH | Tcp.ACK, part);
            advance(side, count);
            when = lastNanos + GAP_NANOS;
        }
    }

    /** The last data segment again, as if its acknowledgement had been lost; nothing if there was none. */
    public void retransmit(long nanos) {
        if (lastData != null) {
            lastNanos = after(nanos);
            out.accept(lastData.at(lastNanos));
        }
    }

    /** Other bytes in the place of as many that a side sent last, as somebody sends them who speaks in its name. */
    public void contradict(Side side, long nanos, byte[] data) {
        advance(side, -data.length);
        emit(nanos, side, Tcp.PSH | Tcp.ACK, data);
        advance(side, data.length);
    }

    /** A bare acknowledgement. */
    public void acknowledge(Side side, long nanos) {
        emit(nanos, side, Tcp.ACK, NOTHING);
    }

    /** Both sides close in good order, {@code first} begins. */
    public void close(Side first, long nanos) {
        Side second = first == Side.CLIENT ? Side.SERVER : Side.CLIENT;
        emit(nanos, first, Tcp.FIN | Tcp.ACK, NOTHING);
        advance(first, 1);
        emit(lastNanos + STACK_NANOS, second, Tcp.FIN | Tcp.ACK, NOTHING);
        advance(second, 1);
        emit(lastNanos + STACK_NANOS, first, Tcp.ACK, NOTHING);
    }

    /** One side breaks the connection off. */
    public void reset(Side side, long nanos) {
        emit(nanos, side, Tcp.RST | Tcp.ACK, NOTHING);
    }

    private Frame emit(long nanos, Side side, int flags, byte[] data) {
        lastNanos = after(nanos);
        boolean acknowledges = (flags & Tcp.ACK) != 0;
        boolean choosesOptions = side == Side.CLIENT && flags == Tcp.SYN && synOptions.length > 0;
        byte[] bytes = choosesOptions
                ? Tcp.frame(
                        client,
                        clientPort,
                        server,
                        serverPort,
                        clientNext,
                        0,
                        flags,
                        window(client, flags),
                        synOptions,
                        data)
                : side == Side.CLIENT
                        ? segment(
                                client,
                                clientPort,
                                server,
                                serverPort,
                                clientNext,
                                acknowledges ? serverNext : 0,
                                flags,
                                data)
                        : segment(server, serverPort, client, clientPort, serverNext, clientNext, flags, data);
        Frame frame = new Frame(lastNanos, bytes);
        out.accept(frame);
        return frame;
    }

    private static byte[] segment(
            Host from, int fromPort, Host to, int toPort, long sequence, long acknowledged, int flags, byte[] data) {
        return Tcp.frame(from, fromPort, to, toPort, sequence, acknowledged, flags, window(from, flags), data);
    }

    private static int window(Host from, int flags) {
        return (flags & Tcp.RST) != 0 ? 0 : from.ttl() == 128 ? 64240 : 8192;
    }

    private void advance(Side side, int count) {
        if (side == Side.CLIENT) {
            clientNext += count;
        } else {
            serverNext += count;
        }
    }

    private long after(long nanos) {
        return lastNanos == Long.MIN_VALUE ? nanos : Math.max(nanos, lastNanos + GAP_NANOS);
    }
}
