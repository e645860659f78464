package io.otus.dissect.hsrp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram; big-endian. Version 1, RFC 2281 §5, has fixed fields; version 2 has TLVs, of which
 * the first, type 1 and 40 octets long, says the same and the sender's MAC address.
 *
 * <pre>
 *  0         1    2       3       4      5          6       7          8                    16
 *  +---------+----+-------+-------+------+----------+-------+----------+--------------------+--------------------
 *  | version | op | state | hello | hold | priority | group | reserved | authentication (8) | virtual address (4)
 *  +---------+----+-------+-------+------+----------+-------+----------+--------------------+--------------------
 *  0   1    2         3    4       5          6       8              14         18      22     26
 *  +---+----+---------+----+-------+----------+-------+--------------+----------+-------+------+------------------
 *  | 1 | 40 | version | op | state | IP version | group | identifier   | priority | hello | hold | virtual address (16)
 *  +---+----+---------+----+-------+----------+-------+--------------+----------+-------+------+------------------
 * </pre>
 */
final class HsrpDissector implements Dissector {
    private static final int SIZE = 20;
    private static final int GROUP_STATE = 1;
    private static final int GROUP_STATE_LENGTH = 40;
    private static final int TEXT_AUTHENTICATION = 3;
    private static final String[] OPERATIONS = {"hello", "coup", "resign", "advertise"};

    /** Whether the session was reported: hellos say the same every three seconds. */
    private boolean told;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < 4) {
            return NEED_MORE;
        }
        boolean second = bytes.u8(0) == GROUP_STATE && bytes.u8(1) == GROUP_STATE_LENGTH && bytes.u8(2) == 2;
        boolean first = bytes.u8(0) == 0 && bytes.u8(1) < OPERATIONS.length;
        return first || second ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        boolean second = message.u8(0) == GROUP_STATE;
        int operation = message.u8(second ? 3 : 1);
        String name = operation < OPERATIONS.length ? OPERATIONS[operation] : "op_" + operation;
        if (!second && operation == 3) {
            // An advertisement of states has a form of its own, and no virtual address.
            out.message(new HsrpEvent.Message(name, fields));
            return;
        }
        if (!message.has(0, second ? 2 + GROUP_STATE_LENGTH : SIZE)) {
            out.message(new HsrpEvent.Message(name, fields));
            out.malformed(HsrpAnomaly.LENGTH, message.length());
            return;
        }
        fields.add(Element.number("version", second ? 2 : 1));
        boolean v6 = second && message.u8(5) == 6;
        int state = message.u8(second ? 4 : 2);
        int group = second ? message.u16(6) : message.u8(6);
        IpAddress shared = v6 ? IpAddress.readV6(message, 26) : IpAddress.readV4(message, second ? 26 : 16);
        fields.add(Element.number("state", state));
        fields.add(Element.number("group", group));
        fields.add(Element.number("priority", second ? message.u32(14) : message.u8(5)));
        fields.add(Element.text("virtual_address", shared.toString()));
        out.message(new HsrpEvent.Message(name, fields));
        out.claim(context.source(), "", Attribute.CAPABILITY, "router", "hsrp " + name, Trust.MANAGEMENT);
        if (second) {
            MacAddress identifier = new MacAddress(message.u48(8));
            if (identifier.isOfOneDevice()) {
                out.claim(context.source(), "", Attribute.MAC, identifier.toString(), "hsrp " + name, Trust.MANAGEMENT);
            }
            int text = 2 + GROUP_STATE_LENGTH;
            if (message.has(text, 10) && message.u8(text) == TEXT_AUTHENTICATION) {
                password(message, text + 2, group, out);
            }
        } else {
            password(message, 8, group, out);
        }
    }

    /** Eight octets of text that anybody on the way can read (RFC 2281 §5). */
    private void password(ByteView message, int at, int group, Output out) {
        if (message.u8(at) == 0) {
            return;
        }
        out.secret(at, 8);
        if (!told) {
            told = true;
            out.session(Direction.FROM_CLIENT, "", "cleartext_authentication", "hsrp group " + group);
        }
    }
}
