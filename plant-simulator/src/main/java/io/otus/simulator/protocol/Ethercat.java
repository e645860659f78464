package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.util.List;

/** EtherCAT frames and datagrams, IEC 61158-4-12 §5.3 and §5.4; little-endian. */
public final class Ethercat {
    /** Its EtherType. */
    public static final int ETHER_TYPE = 0x88A4;

    private static final int MORE = 0x8000;
    private static final int TYPE_SHIFT = 12;

    private Ethercat() {}

    /**
     * A datagram.
     *
     * @param adp position or station address, or the lower half of a logical address
     * @param ado physical address, or the upper half
     * @param data in hexadecimal
     */
    public record Datagram(int command, int index, int adp, int ado, String data, int workingCounter) {}

    private static ByteWriter u16(ByteWriter out, int value) {
        return out.u8(value & 0xFF).u8(value >> 8 & 0xFF);
    }

    /** A frame of a type: 1 datagrams, 4 network variables, 5 mailbox. */
    public static byte[] frame(int type, byte[] body) {
        return u16(new ByteWriter(), type << TYPE_SHIFT | body.length)
                .bytes(body)
                .toByteArray();
    }

    /** A frame of datagrams. */
    public static byte[] frame(List<Datagram> datagrams) {
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < datagrams.size(); i++) {
            Datagram one = datagrams.get(i);
            byte[] data = new ByteWriter().hex(one.data()).toByteArray();
            out.u8(one.command()).u8(one.index());
            u16(out, one.adp());
            u16(out, one.ado());
            u16(out, data.length | (i < datagrams.size() - 1 ? MORE : 0));
            u16(out, 0);
            out.bytes(data);
            u16(out, one.workingCounter());
        }
        return frame(1, out.toByteArray());
    }

    /**
     * A mailbox.
     *
     * @param type 3 CoE, 4 FoE, 5 SoE
     * @param count 1 to 7
     */
    public static byte[] mailbox(int type, int count, byte[] service) {
        ByteWriter out = u16(new ByteWriter(), service.length);
        u16(out, 0);
        return out.u8(0).u8(count << 4 | type).bytes(service).toByteArray();
    }
}
