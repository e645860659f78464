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
    private final boolean littleEndian;
    private final Resolution resolution;

    /** Little-endian, microseconds: what every tool reads. */
    public PcapWriter(OutputStream out) throws IOException {
        this(out, ByteOrder.LITTLE_ENDIAN, Resolution.MICROSECONDS);
    }

    /** Writes the file header at once; closing this closes {@code out}. */
    public PcapWriter(OutputStream out, ByteOrder order, Resolution resolution) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.littleEndian = order.equals(ByteOrder.LITTLE_ENDIAN);
        this.resolution = resolution;
        ByteWriter header = new ByteWriter();
        u32(header, resolution.magic);
        u16(header, 2);
        u16(header, 4);
        u32(header, 0);
        u32(header, 0);
        u32(header, SNAP_LENGTH);
        u32(header, LINK_TYPE_ETHERNET);
        this.out.write(header.toByteArray());
    }

    /** Appends one frame. */
    public void write(Frame frame) throws IOException {
        ByteWriter header = new ByteWriter();
        u32(header, frame.nanos() / NANOS_PER_SECOND);
        u32(header, frame.nanos() % NANOS_PER_SECOND / resolution.unitNanos);
        u32(header, frame.bytes().length);
        u32(header, frame.originalLength());
        out.write(header.toByteArray());
        out.write(frame.bytes());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void u16(ByteWriter to, int value) {
        if (littleEndian) {
            to.u16Le(value);
        } else {
            to.u16(value);
        }
    }

    private void u32(ByteWriter to, long value) {
        if (littleEndian) {
            to.u32Le(value);
        } else {
            to.u32(value);
        }
    }
}
