package io.otus.core.capture;

import java.io.ByteArrayOutputStream;

/** Writes capture files by hand, field by field, in either byte order. Knows nothing of the readers. */
final class CaptureBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean bigEndian;

    private CaptureBytes(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    static CaptureBytes big() {
        return new CaptureBytes(true);
    }

    static CaptureBytes little() {
        return new CaptureBytes(false);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    CaptureBytes u16(int value) {
        return bigEndian ? u8(value >>> 8).u8(value) : u8(value).u8(value >>> 8);
    }

    CaptureBytes u32(long value) {
        int high = (int) (value >>> 16) & 0xFFFF;
        int low = (int) value & 0xFFFF;
        return bigEndian ? u16(high).u16(low) : u16(low).u16(high);
    }

    CaptureBytes u64(long value) {
        return bigEndian ? u32(value >>> 32).u32(value) : u32(value).u32(value >>> 32);
    }

    CaptureBytes u8(int value) {
        out.write(value);
        return this;
    }

    CaptureBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private CaptureBytes pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return this;
    }

    /** File header of pcap: magic, version 2.4, zone, accuracy, snap length, link type. */
    CaptureBytes pcapHeader(long magic, int linkType) {
        return u32(magic).u16(2).u16(4).u32(0).u32(0).u32(262_144).u32(linkType);
    }

    CaptureBytes pcapRecord(long seconds, long fraction, int original, byte... frame) {
        return u32(seconds).u32(fraction).u32(frame.length).u32(original).raw(frame);
    }

    /** A pcapng block around a body that this writer's byte order made. */
    CaptureBytes block(long type, byte... body) {
        int length = 12 + (body.length + 3) / 4 * 4;
        return u32(type).u32(length).raw(body).pad().u32(length);
    }

    private CaptureBytes sameOrder() {
        return new CaptureBytes(bigEndian);
    }

    CaptureBytes section() {
        return block(
                0x0A0D_0D0AL, sameOrder().u32(0x1A2B_3C4D).u16(1).u16(0).u64(-1).toBytes());
    }

    /** Interface Description Block without options: microseconds. */
    CaptureBytes describe(int linkType) {
        return block(1, sameOrder().u16(linkType).u16(0).u32(0).toBytes());
    }

    /** Interface Description Block with if_tsresol, then if_tsoffset, then the end of options. */
    CaptureBytes describe(int linkType, int resolution, long offset) {
        CaptureBytes body = sameOrder().u16(linkType).u16(0).u32(0);
        body.u16(9).u16(1).u8(resolution).raw(new byte[3]);
        body.u16(14).u16(8).u64(offset);
        body.u16(0).u16(0);
        return block(1, body.toBytes());
    }

    CaptureBytes enhanced(int interfaceId, long time, int original, byte... frame) {
        CaptureBytes body = sameOrder().u32(interfaceId).u32(time >>> 32).u32(time);
        return block(6, body.u32(frame.length).u32(original).raw(frame).pad().toBytes());
    }

    CaptureBytes simple(int original, byte... frame) {
        return block(3, sameOrder().u32(original).raw(frame).toBytes());
    }

    CaptureBytes obsoletePacket(int interfaceId, long time, int original, byte... frame) {
        CaptureBytes body = sameOrder().u16(interfaceId).u16(7).u32(time >>> 32).u32(time);
        return block(2, body.u32(frame.length).u32(original).raw(frame).pad().toBytes());
    }
}
