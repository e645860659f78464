package io.otus.simulator.wire;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/** Writes classic pcap files, draft-ietf-opsawg-pcap: link type Ethernet, either byte order, either resolution. */
public final class PcapWriter implements Closeable {
    /** Unit of the second half of a time stamp. */
    public enum Resolution {
        /** Magic number 0xA1B2C3D4. */
        MICROSECONDS(0xA1B2_C3D4L, 1_000),
        /** Magic number 0xA1B23C4D. */
        NANOSECONDS(0xA1B2_3C4DL, 1);

        private final long magic;
        private final long unitNanos;

        Resolution(long magic, long unitNanos) {
            this.magic = magic;
            this.unitNanos = unitNanos;
        }
    }

    private static final int LINK_TYPE_ETHERNET = 1;
    private static final int SNAP_LENGTH = 262_144;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final ByteOrder order;
    private final Resolution resolution;

    /** Little-endian, microseconds: what every tool reads. */
    public PcapWriter(OutputStream out) throws IOException {
        this(out, ByteOrder.LITTLE_ENDIAN, Resolution.MICROSECONDS);
    }

    /** Writes the file header at once; closing this closes {@code out}. */
    public PcapWriter(OutputStream out, ByteOrder order, Resolution resolution) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.order = order;
        this.resolution = resolution;
        ByteWriter header = new ByteWriter();
        header.u32(resolution.magic, order);
        header.u16(2, order);
        header.u16(4, order);
        header.u32(0, order);
        header.u32(0, order);
        header.u32(SNAP_LENGTH, order);
        header.u32(LINK_TYPE_ETHERNET, order);
        this.out.write(header.toByteArray());
    }

    /** Appends one frame. */
    public void write(Frame frame) throws IOException {
        ByteWriter header = new ByteWriter();
        header.u32(frame.nanos() / NANOS_PER_SECOND, order);
        header.u32(frame.nanos() % NANOS_PER_SECOND / resolution.unitNanos, order);
        header.u32(frame.bytes().length, order);
        header.u32(frame.originalLength(), order);
        out.write(header.toByteArray());
        out.write(frame.bytes());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
