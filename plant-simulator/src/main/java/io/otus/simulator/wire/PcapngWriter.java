package io.otus.simulator.wire;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pcapng files, draft-ietf-opsawg-pcapng: one section, several Ethernet interfaces each with its own time
 * resolution, enhanced packet blocks, either byte order.
 */
public final class PcapngWriter implements Closeable {
    private static final long SECTION_HEADER = 0x0A0D_0D0AL;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final long BYTE_ORDER_MAGIC = 0x1A2B_3C4DL;
    private static final int OPTION_END = 0;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_RESOLUTION = 9;
    private static final int LINK_TYPE_ETHERNET = 1;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

    private final OutputStream out;
    private final boolean littleEndian;
    private final List<BigInteger> unitsPerSecond = new ArrayList<>();

    /** Writes the section header at once; closing this closes {@code out}. */
    public PcapngWriter(OutputStream out, ByteOrder order) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.littleEndian = order.equals(ByteOrder.LITTLE_ENDIAN);
        ByteWriter body = new ByteWriter();
        u32(body, BYTE_ORDER_MAGIC);
        u16(body, 1);
        u16(body, 0);
        body.fill(8, 0xFF); // section length not given
        block(SECTION_HEADER, body);
    }

    /**
     * Describes one more interface.
     *
     * @param resolution option if_tsresol (§4.2): with the top bit clear, time counts in 10^-n seconds, 0 to 9; with it
     *     set, in 2^-n seconds
     * @return its number, from 0
     */
    public int addInterface(String name, int resolution) throws IOException {
        ByteWriter body = new ByteWriter();
        u16(body, LINK_TYPE_ETHERNET);
        u16(body, 0);
        u32(body, 262_144);
        option(body, OPTION_NAME, new ByteWriter().text(name));
        option(body, OPTION_RESOLUTION, new ByteWriter().u8(resolution));
        u16(body, OPTION_END);
        u16(body, 0);
        block(INTERFACE_DESCRIPTION, body);
        BigInteger base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
        unitsPerSecond.add(base.pow(resolution & 0x7F));
        return unitsPerSecond.size() - 1;
    }

    /** Appends one frame that {@code interfaceNumber} captured. */
    public void write(int interfaceNumber, Frame frame) throws IOException {
        long time = BigInteger.valueOf(frame.nanos())
                .multiply(unitsPerSecond.get(interfaceNumber))
                .divide(NANOS_PER_SECOND)
                .longValueExact();
        ByteWriter body = new ByteWriter();
        u32(body, interfaceNumber);
        u32(body, time >>> 32);
        u32(body, time);
        u32(body, frame.bytes().length);
        u32(body, frame.originalLength());
        body.bytes(frame.bytes());
        block(ENHANCED_PACKET, padded(body));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void option(ByteWriter body, int code, ByteWriter value) {
        u16(body, code);
        u16(body, value.length());
        body.bytes(padded(value).toByteArray());
    }

    private void block(long type, ByteWriter body) throws IOException {
        int length = body.length() + 12;
        ByteWriter block = new ByteWriter();
        u32(block, type);
        u32(block, length);
        block.bytes(body.toByteArray());
        u32(block, length);
        out.write(block.toByteArray());
    }

    private static ByteWriter padded(ByteWriter bytes) {
        return bytes.fill(-bytes.length() & 3, 0);
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
