package io.otus.dissect.snmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol data unit, RFC 3416 §3, and for traps of version 1 RFC 1157 §4.1.6.
 *
 * @param type number of its tag: 0 get-request to 8 report
 * @param requestId repeated by the response; 0 for a trap of version 1
 * @param errorStatus 0 no error; in a get-bulk-request the non-repeaters
 * @param errorIndex which binding it is about, from 1; in a get-bulk-request the max-repetitions
 * @param trap what only a trap of version 1 has; null for others
 * @param variableBindings the first {@link #MAX_BINDINGS}
 */
record SnmpPdu(
        int type,
        long requestId,
        int errorStatus,
        int errorIndex,
        @Nullable TrapV1 trap,
        List<Binding> variableBindings) {
    static final int GET_REQUEST = 0;
    static final int GET_NEXT_REQUEST = 1;
    static final int RESPONSE = 2;
    static final int SET_REQUEST = 3;
    static final int TRAP_V1 = 4;
    static final int GET_BULK_REQUEST = 5;
    static final int INFORM_REQUEST = 6;
    static final int TRAP = 7;
    static final int REPORT = 8;

    /** Most variable bindings of a message that are read; a datagram rarely holds half as many. */
    static final int MAX_BINDINGS = 512;

    private static final int MAX_TEXT = 1024;
    private static final int IP_ADDRESS = BerReader.APPLICATION;
    private static final int COUNTER32 = BerReader.APPLICATION + 1;
    private static final int UNSIGNED32 = BerReader.APPLICATION + 2;
    private static final int TIME_TICKS = BerReader.APPLICATION + 3;
    private static final int COUNTER64 = BerReader.APPLICATION + 6;
    private static final int NO_SUCH_OBJECT = BerReader.CONTEXT;
    private static final int NO_SUCH_INSTANCE = BerReader.CONTEXT + 1;
    private static final int END_OF_MIB_VIEW = BerReader.CONTEXT + 2;

    SnmpPdu {
        variableBindings = List.copyOf(variableBindings);
    }

    /** What only a trap of version 1 has: whose it is, who met it, and what. */
    record TrapV1(String enterprise, String agentAddress, int genericTrap, int specificTrap, long timeStamp) {}

    /**
     * One variable binding.
     *
     * @param name the object identifier
     * @param value number, text, or octets in hexadecimal where they are no text; {@code null}, {@code no_such_object},
     *     {@code no_such_instance} and {@code end_of_mib_view} where there is no value
     * @param octets of an octet string or an IP address as they are; null for other types
     * @param isText whether the octets are text
     */
    record Binding(String name, ValueList value, io.otus.core.bytes.@Nullable Octets octets, boolean isText) {
        String text() {
            return value.size() == 0 ? "" : value.text(0);
        }
    }

    /** Reads the element that a reader stands on; null where it is not made as its type asks. */
    static @Nullable SnmpPdu read(BerReader on) {
        int type = on.tag() - BerReader.CONTEXT;
        BerReader in = on.inner();
        if (type == TRAP_V1) {
            return trap(in);
        }
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        long id = BerValue.integer(in.content());
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        int status = (int) BerValue.integer(in.content());
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        int index = (int) BerValue.integer(in.content());
        List<Binding> bindings = bindings(in);
        return bindings == null ? null : new SnmpPdu(type, id, status, index, null, bindings);
    }

    private static @Nullable SnmpPdu trap(BerReader in) {
        if (!in.next(BerReader.OBJECT_IDENTIFIER)) {
            return null;
        }
        String enterprise = BerValue.objectIdentifier(in.content());
        if (!in.next(IP_ADDRESS) || in.length() != 4) {
            return null;
        }
        String agent = IpAddress.readV4(in.content(), 0).toString();
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        int generic = (int) BerValue.integer(in.content());
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        int specific = (int) BerValue.integer(in.content());
        if (!in.next(TIME_TICKS)) {
            return null;
        }
        long stamp = BerValue.unsigned(in.content());
        List<Binding> bindings = bindings(in);
        TrapV1 trap = new TrapV1(enterprise, agent, generic, specific, stamp);
        return bindings == null ? null : new SnmpPdu(TRAP_V1, 0, 0, 0, trap, bindings);
    }

    private static @Nullable List<Binding> bindings(BerReader in) {
        if (!in.next(BerReader.SEQUENCE)) {
            return null;
        }
        BerReader list = in.inner();
        List<Binding> bindings = new ArrayList<>();
        while (list.next() && bindings.size() < MAX_BINDINGS) {
            BerReader pair = list.inner();
            if (list.tag() != BerReader.SEQUENCE || !pair.next(BerReader.OBJECT_IDENTIFIER)) {
                return null;
            }
            String name = BerValue.objectIdentifier(pair.content());
            if (!pair.next()) {
                return null;
            }
            bindings.add(binding(name, pair.tag(), pair.content()));
        }
        return list.broken() ? null : bindings;
    }

    private static Binding binding(String name, int tag, ByteView content) {
        if (tag == BerReader.OCTET_STRING) {
            boolean text = isText(content);
            int most = Math.min(content.length(), MAX_TEXT);
            String value = text
                    ? content.text(0, most, StandardCharsets.UTF_8)
                    : content.octets(0, most).toString();
            return new Binding(name, ValueList.text(value), content.octets(0, most), text);
        }
        if (tag == IP_ADDRESS && content.length() == 4) {
            String address = IpAddress.readV4(content, 0).toString();
            return new Binding(name, ValueList.text(address), content.octets(), false);
        }
        ValueList value = switch (tag) {
            case BerReader.INTEGER -> ValueList.signed(BerValue.integer(content));
            case COUNTER32, UNSIGNED32, TIME_TICKS, COUNTER64 -> ValueList.unsigned(BerValue.unsigned(content));
            case BerReader.NULL -> ValueList.NONE;
            case BerReader.OBJECT_IDENTIFIER -> ValueList.text(BerValue.objectIdentifier(content));
            case NO_SUCH_OBJECT -> ValueList.text("no_such_object");
            case NO_SUCH_INSTANCE -> ValueList.text("no_such_instance");
            case END_OF_MIB_VIEW -> ValueList.text("end_of_mib_view");
            default ->
                ValueList.text(
                        content.octets(0, Math.min(content.length(), MAX_TEXT)).toString());
        };
        return new Binding(name, value, null, false);
    }

    /**
     * Whether octets are printable: RFC 2579 leaves open whether a string is text. Devices pad with zeros and write
     * Latin-1 at times.
     */
    private static boolean isText(ByteView content) {
        int end = content.length();
        while (end > 0 && content.u8(end - 1) == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            int c = content.u8(i);
            if ((c < ' ' && c != '\t' && c != '\r' && c != '\n') || c == 0x7F) {
                return false;
            }
        }
        return end == 0 || content.text(0, end, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }
}
