package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/**
 * PROFINET as its stations send it: calls of DCE/RPC in datagrams (The Open Group C706 §12.5) with blocks of IEC
 * 61158-6-10, and frames.
 */
public final class Profinet {
    /** UDP port of the context manager. */
    public static final int PORT = 34964;
    /** EtherType of frames. */
    public static final int ETHER_TYPE = 0x8892;
    /** EtherType of media redundancy, IEC 62439-2. */
    public static final int MRP = 0x88E3;

    /** Interface of devices, and of controllers. */
    public static final int DEVICE = 1;

    /** Interface of controllers. */
    public static final int CONTROLLER = 2;

    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    /** Where a datagram names the interface. */
    private static final int INTERFACE_AT = 24;

    private Profinet() {}

    /**
     * How a station writes its calls.
     *
     * @param littleEndian order of integers
     * @param activity last four octets of the activity
     */
    public record Caller(boolean littleEndian, int activity) {
        /** A datagram of any type. */
        public byte[] datagram(
                int type, int flags, int called, int operation, long sequence, int fragment, byte[] body) {
            ByteWriter out = new ByteWriter()
                    .u8(4)
                    .u8(type)
                    .u8(flags)
                    .u8(0)
                    .u8(littleEndian ? 0x10 : 0)
                    .u16(0)
                    .u8(0);
            uuid(out, 0xDEA00000L, 0x6C97, 0x11D1).hex("827100010a01002a");
            uuid(out, 0xDEA00000L + called, 0x6C97, 0x11D1).hex("827100a02442df7d");
            uuid(out, 0x11223344L, 0x5566, 0x1788).hex("99aa0a0b").u32(activity);
            number(out, 0);
            number(out, 1);
            number(out, sequence);
            word(out, operation);
            word(out, 0xFFFF);
            word(out, 0xFFFF);
            word(out, body.length);
            word(out, fragment);
            return out.u16(0).bytes(body).toByteArray();
        }

        private ByteWriter uuid(ByteWriter out, long low, int middle, int high) {
            number(out, low);
            word(out, middle);
            return word(out, high);
        }

        private ByteWriter number(ByteWriter out, long value) {
            return littleEndian ? out.u32Le(value) : out.u32(value);
        }

        private ByteWriter word(ByteWriter out, int value) {
            return littleEndian ? out.u16Le(value) : out.u16(value);
        }

        /** The body of a call. */
        public byte[] arguments(byte[] blocks) {
            ByteWriter out = new ByteWriter();
            number(out, 4_096);
            number(out, blocks.length);
            number(out, 4_096);
            number(out, 0);
            number(out, blocks.length);
            return out.bytes(blocks).toByteArray();
        }

        /** A whole call. */
        public byte[] call(int called, int operation, long sequence, byte[] blocks) {
            return datagram(REQUEST, 0x20, called, operation, sequence, 0, arguments(blocks));
        }

        /** A whole answer. */
        public byte[] answer(int called, int operation, long sequence, long status, byte[] blocks) {
            ByteWriter out = new ByteWriter();
            number(out, status);
            number(out, blocks.length);
            number(out, blocks.length);
            number(out, 0);
            number(out, blocks.length);
            byte[] body = out.bytes(blocks).toByteArray();
            return datagram(RESPONSE, 0x0A, called, operation, sequence, 0, body);
        }

        /** A look-up at the endpoint mapper, C706 appendix O, or with type 2, 3 or 6 its answer, fault or rejection. */
        public byte[] lookup(int type, long sequence, byte[] body) {
            byte[] datagram = datagram(type, type == REQUEST ? 0x20 : 0x0A, 0, 2, sequence, 0, body);
            ByteWriter mapper = new ByteWriter();
            byte[] id = uuid(mapper, 0xE1AF8308L, 0x5D1F, 0x11C9)
                    .hex("91a408002b14a0fa")
                    .toByteArray();
            System.arraycopy(id, 0, datagram, INTERFACE_AT, id.length);
            return datagram;
        }

        /** A fault (3), a rejection (6) or an acknowledged fragment (9) with these four octets. */
        public byte[] status(int type, int called, int operation, long sequence, long status) {
            ByteWriter out = new ByteWriter();
            number(out, status);
            return datagram(type, 0, called, operation, sequence, 0, out.toByteArray());
        }
    }

    /** A block; version 1.0 or, with 257, 1.1. */
    public static byte[] block(int type, int version, byte[] content) {
        return new ByteWriter()
                .u16(type)
                .u16(2 + content.length)
                .u16(version)
                .bytes(content)
                .toByteArray();
    }

    /** Header of a record: 0x0008 and 0x8008 of writes, 0x0009 and 0x8009 of reads. */
    public static byte[] record(int type, int sequence, String relation, int slot, int subslot, int index, int length) {
        byte[] content = new ByteWriter()
                .u16(sequence)
                .hex(relation)
                .u32(slot == 0xFFFF ? 0xFFFFFFFFL : 0)
                .u16(slot)
                .u16(subslot)
                .u16(0)
                .u16(index)
                .u32(length)
                .fill(24, 0)
                .toByteArray();
        return block(type, 0x100, content);
    }

    /** Payload of a cyclic frame: frame id, data of 40 octets at least, counter and status. */
    public static byte[] cyclic(int frameId, byte[] data, int counter, int dataStatus) {
        return new ByteWriter()
                .u16(frameId)
                .bytes(data)
                .fill(Math.max(0, 40 - data.length), 0)
                .u16(counter)
                .u8(dataStatus)
                .u8(0)
                .toByteArray();
    }

    /** Payload of an alarm frame; type 1 data, 2 nack, 3 ack, 4 err. */
    public static byte[] alarm(int frameId, int type, int sequence, byte[] part) {
        return new ByteWriter()
                .u16(frameId)
                .u16(1)
                .u16(2)
                .u8(0x10 | type)
                .u8(0x11)
                .u16(sequence)
                .u16(0xFFFE)
                .u16(part.length)
                .bytes(part)
                .toByteArray();
    }

    /** Payload of a DCP frame, IEC 61158-6-10 §4.3. */
    public static byte[] dcp(int frameId, int service, int type, long xid, byte[] blocks) {
        return new ByteWriter()
                .u16(frameId)
                .u8(service)
                .u8(type)
                .u32(xid)
                .u16(frameId == 0xFEFE ? 1 : 0)
                .u16(blocks.length)
                .bytes(blocks)
                .toByteArray();
    }

    /** Payload of a PTCP frame, §4.5. */
    public static byte[] ptcp(int frameId, int sequence, byte[] tlvs) {
        return new ByteWriter()
                .u16(frameId)
                .fill(12, 0)
                .u16(sequence)
                .u16(0)
                .u32(0)
                .bytes(tlvs)
                .u16(0)
                .toByteArray();
    }
}
