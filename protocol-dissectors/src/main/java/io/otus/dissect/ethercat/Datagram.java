package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import java.util.List;

/**
 * A datagram, IEC 61158-4-12 §5.4.1; little-endian.
 *
 * <pre>
 *  0         1       2         4        6        8      10         10 + n             12 + n
 *  +---------+-------+---------+--------+--------+------+-- ... ---+-----------------+
 *  | command | index | adp     | ado    | length | IRQ  | data     | working counter |
 *  |         |       | or logical address | n, c, m|     |          |                 |
 *  +---------+-------+---------+--------+--------+------+-- ... ---+-----------------+
 * </pre>
 *
 * @param command 0 to 14
 * @param index the master's number of it
 * @param address adp and ado, or the logical address
 * @param length octets of data, 0 to 2047
 * @param isCirculating whether it passed the line once already
 * @param interrupt events of the devices
 * @param workingCounter how often devices read or wrote it: 1 for each read and write, 2 for the write of both
 * @param data the data, the first {@link EthercatEvent#KEPT} octets
 * @param content what is read of a mailbox
 */
record Datagram(
        int command,
        int index,
        long address,
        int length,
        boolean isCirculating,
        int interrupt,
        int workingCounter,
        Octets data,
        List<Element> content) {
    static final int HEADER = 10;
    static final int COUNTER = 2;

    private static final int LENGTH_BITS = 0x07FF;
    private static final int CIRCULATING = 0x4000;
    private static final int MORE = 0x8000;

    /** Octets of data of the datagram that begins here, whose header is there. */
    static int dataLength(ByteView b, int at) {
        return b.le16(at + 6) & LENGTH_BITS;
    }

    /** Whether another one follows. */
    static boolean hasMore(ByteView b, int at) {
        return (b.le16(at + 6) & MORE) != 0;
    }

    /** The datagram that begins here, whose octets are all there. */
    static Datagram read(ByteView b, int at, List<Element> content) {
        int length = dataLength(b, at);
        return new Datagram(
                b.u8(at),
                b.u8(at + 1),
                b.le32(at + 2),
                length,
                (b.le16(at + 6) & CIRCULATING) != 0,
                b.le16(at + 8),
                b.le16(at + HEADER + length),
                b.octets(at + HEADER, Math.min(length, EthercatEvent.KEPT)),
                content);
    }

    Datagram {
        content = List.copyOf(content);
    }

    void fields(FieldWriter out) {
        out.number("command", command);
        out.text("command_name", CommandType.name(command));
        out.number("index", index);
        if (CommandType.isLogical(command)) {
            out.number("logical_address", address);
        } else {
            int ado = (int) (address >> 16);
            out.number("adp", address & 0xFFFF);
            out.number("ado", ado);
            out.text("register", Register.name(ado));
            state(ado, out);
        }
        out.number("data_length", length);
        out.flag("circulating", isCirculating);
        out.number("interrupt", interrupt);
        out.number("working_counter", workingCounter);
        if (content.isEmpty()) {
            out.octets("data", data);
        }
        Elements.write(content, out);
    }

    private void state(int ado, FieldWriter out) {
        if (data.length() > 0 && (ado == Register.AL_CONTROL || ado == Register.AL_STATUS) && data.u8(0) != 0) {
            out.text("state", Register.state(data.u8(0)));
            out.flag("error_indication", (data.u8(0) & 0x10) != 0);
        }
    }
}
