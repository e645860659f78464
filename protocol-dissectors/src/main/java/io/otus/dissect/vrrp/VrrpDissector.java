package io.otus.dissect.vrrp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one advertisement per packet, RFC 9568 §5.1 and RFC 3768 §5.1; big-endian.
 *
 * <pre>
 *  0              1     2          3       4                        6          8
 *  +--------------+-----+----------+-------+------------------------+----------+-----------+---------------------
 *  | version type | id  | priority | count | version 2: auth, interval | checksum | addresses | version 2: 8 octets
 *  |              |     |          |       | version 3: interval u12   |          |           | of authentication
 *  +--------------+-----+----------+-------+------------------------+----------+-----------+---------------------
 * </pre>
 */
final class VrrpDissector implements Dissector {
    private static final int SIZE = 8;
    private static final int ADVERTISEMENT = 1;
    private static final int CARP_COUNT = 7;
    private static final int CARP_SIZE = 36;
    private static final int SIMPLE_PASSWORD = 1;
    private static final int AUTHENTICATION = 8;

    /** Whether the session was reported: advertisements say the same every second. */
    private boolean told;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < SIZE) {
            return NEED_MORE;
        }
        int version = bytes.u8(0) >> 4;
        boolean fits = version == 3 || (version == 2 && !isCarp(bytes));
        return fits ? bytes.length() : NOT_MINE;
    }

    /**
     * CARP shares the number and the first octet, and has a digest where the addresses would be: with seven of them
     * VRRP is longer.
     */
    private static boolean isCarp(ByteView bytes) {
        return bytes.u8(3) == CARP_COUNT && bytes.length() == CARP_SIZE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int version = message.u8(0) >> 4;
        int type = message.u8(0) & 15;
        int router = message.u8(1);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("version", version));
        fields.add(Element.number("virtual_router_id", router));
        fields.add(Element.number("priority", message.u8(2)));
        if (type != ADVERTISEMENT) {
            out.message(new VrrpEvent.Message("type_" + type, fields));
            out.unknown("type", type);
            return;
        }
        IpAddress sender = context.source().ip();
        boolean v6 = sender != null && sender.v6();
        int size = v6 ? 16 : 4;
        int count = message.u8(3);
        List<String> addresses = new ArrayList<>();
        for (int i = 0, at = SIZE; i < count && message.has(at, size); i++, at += size) {
            addresses.add((v6 ? IpAddress.readV6(message, at) : IpAddress.readV4(message, at)).toString());
        }
        fields.add(new Element.Values("addresses", ValueList.texts(addresses)));
        out.message(new VrrpEvent.Message("advertisement", fields));
        if (addresses.size() < count) {
            out.malformed(VrrpAnomaly.LENGTH, message.length());
        }
        int authentication = SIZE + count * size;
        if (version == 2 && message.u8(4) == SIMPLE_PASSWORD && message.has(authentication, AUTHENTICATION)) {
            out.secret(authentication, AUTHENTICATION);
            if (!told) {
                told = true;
                out.session(Direction.FROM_CLIENT, "", "cleartext_authentication", "virtual router " + router);
            }
        }
        out.claim(context.source(), "", Attribute.CAPABILITY, "router", "vrrp advertisement", Trust.MANAGEMENT);
    }
}
