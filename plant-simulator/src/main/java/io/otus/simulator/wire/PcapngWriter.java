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
    private final ByteOrder order;
    private final List<BigInteger> unitsPerSecond = new ArrayList<>();

    /** Writes the section header at once; closing this closes {@code out}. */
    public PcapngWriter(OutputStream out, ByteOrder order) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.order = order;
        ByteWriter body = new ByteWriter();
        body.u32(BYTE_ORDER_MAGIC, order);
        body.u16(1, order);
        body.u16(0, order);
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
        body.u16(LINK_TYPE_ETHERNET, order);
        body.u16(0, order);
        body.u32(262_144, order);
        option(body, OPTION_NAME, new ByteWriter().text(name));
        option(body, OPTION_RESOLUTION, new ByteWriter().u8(resolution));
        body.u16(OPTION_END, order);
        body.u16(0, order);
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
        body.u32(interfaceNumber, order);
        body.u32(time >>> 32, order);
        body.u32(time, order);
        body.u32(frame.bytes().length, order);
        body.u32(frame.originalLength(), order);
        body.bytes(frame.bytes());
        block(ENHANCED_PACKET, padded(body));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void option(ByteWriter body, int code, ByteWriter value) {
        body.u16(code, order);
        body.u16(value.length(), order);
        body.bytes(padded(value).toByteArray());
    }

    private void block(long type, ByteWriter body) throws IOException {
        int length = body.length() + 12;
        ByteWriter block = new ByteWriter();
        block.u32(type, order);
        block.u32(length, order);
        block.bytes(body.toByteArray());
        block.u32(length, order);
        out.write(block.toByteArray());
    }

    private static ByteWriter padded(ByteWriter bytes) {
        return bytes.fill(-bytes.length() & 3, 0);
    }
}
