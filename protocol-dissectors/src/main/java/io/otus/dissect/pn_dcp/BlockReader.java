package io.otus.dissect.pn_dcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a PDU, IEC 61158-6-10 §4.3.1.4. */
final class BlockReader {
    private static final int HEADER = 4;
    private static final int PAIR = 2;
    private static final String[] ROLES = {"io_device", "io_controller", "io_multidevice", "io_supervisor"};
    private static final String[] IP_STATES = {"not_set", "set", "set_by_dhcp", "reserved"};
    private static final int CONFLICT = 0x80;
    private static final int HOST_NAME_OPTION = 12;
    private static final String[] ERRORS = {
        "ok",
        "option_not_supported",
        "suboption_not_supported_or_no_dataset",
        "suboption_not_set",
        "resource_error",
        "set_not_possible_by_local_reasons",
        "in_operation_set_not_possible"
    };

    private final ByteView data;
    private final boolean request;
    private final int service;
    private final List<Element.Group> blocks = new ArrayList<>();
    private @Nullable DcpAnomaly anomaly;
    private int at;

    BlockReader(ByteView data, int serviceId, boolean request) {
        this.data = data;
        this.service = serviceId;
        this.request = request;
    }

    /** The blocks, as far as they can be read. */
    List<Element.Group> read() {
        if (service == DcpHeader.GET && request) {
            blocks.addAll(pairs(data));
            at = data.length();
            return blocks;
        }
        while (anomaly == null && at < data.length()) {
            if (!data.has(at, HEADER) || !data.has(at + HEADER, data.u16(at + 2))) {
                anomaly = DcpAnomaly.BLOCK_LENGTH;
                break;
            }
            int length = data.u16(at + 2);
            List<Element> block = new ArrayList<>();
            block(data.u8(at), data.u8(at + 1), data.slice(at + HEADER, length), block);
            blocks.add(new Element.Group("", block));
            // Blocks begin at even octets.
            at += HEADER + length + (length & 1);
        }
        return blocks;
    }

    /** The anomaly; null where there is none. */
    @Nullable
    DcpAnomaly anomaly() {
        return anomaly;
    }

    /** Where reading ended. */
    int at() {
        return Math.min(at, data.length());
    }

    private static List<Element.Group> pairs(ByteView pairs) {
        List<Element.Group> read = new ArrayList<>();
        for (int i = 0; pairs.has(i, PAIR); i += PAIR) {
            List<Element> pair = new ArrayList<>();
            option(pairs.u8(i), pairs.u8(i + 1), pair);
            read.add(new Element.Group("", pair));
        }
        return read;
    }

    private static @Nullable DcpOption option(int option, int suboption, List<Element> out) {
        DcpOption known = DcpOption.of(option, suboption);
        out.add(Element.number("option", option));
        out.add(Element.number("suboption", suboption));
        if (known != null) {
            out.add(Element.text("name", known.key()));
        }
        return known;
    }

    private void block(int option, int suboption, ByteView content, List<Element> out) {
        DcpOption known = option(option, suboption, out);
        if (known == DcpOption.RESPONSE) {
            response(content, out);
            return;
        }
        ByteView value = content;
        boolean filter = service == DcpHeader.IDENTIFY && request;
        if (!filter) {
            // Requests carry a qualifier, answers and Hello an info; a block without either is one of no content.
            if (content.length() < 2) {
                if (content.length() != 0) {
                    anomaly = DcpAnomaly.BLOCK_LENGTH;
                }
                return;
            }
            out.add(Element.number(service == DcpHeader.SET ? "block_qualifier" : "block_info", content.u16(0)));
            value = content.from(2);
        }
        if (value.length() > 0 && !value(known, value, out)) {
            anomaly = DcpAnomaly.BLOCK_LENGTH;
            octets(value, out);
        }
        if (known == DcpOption.IP_PARAMETER && !filter && service != DcpHeader.SET) {
            out.add(Element.text("ip_state", IP_STATES[content.u16(0) & 3]));
            out.add(new Element.Value("ip_conflict", ValueList.bit((content.u16(0) & CONFLICT) != 0)));
        }
    }

    /** §4.3.1.4.18: what a Set did with each option. */
    private void response(ByteView content, List<Element> out) {
        if (content.length() < 3) {
            anomaly = DcpAnomaly.BLOCK_LENGTH;
            return;
        }
        DcpOption answered = DcpOption.of(content.u8(0), content.u8(1));
        out.add(Element.number("answered_option", content.u8(0)));
        out.add(Element.number("answered_suboption", content.u8(1)));
        out.add(Element.text("answered_name", answered == null ? "" : answered.key()));
        int error = content.u8(2);
        out.add(Element.number("block_error", error));
        out.add(Element.text("block_error_name", errorName(error)));
    }

    static String errorName(int error) {
        return error < ERRORS.length ? ERRORS[error] : "reserved";
    }

    /** Adds the content under its names; false where it is too short. */
    private static boolean value(@Nullable DcpOption known, ByteView value, List<Element> out) {
        if (known == null) {
            octets(value, out);
            return true;
        }
        if (value.length() < needed(known)) {
            return false;
        }
        switch (known) {
            case MAC_ADDRESS -> out.add(Element.text("mac_address", new MacAddress(value.u48(0)).toString()));
            case IP_PARAMETER -> addresses(value, out);
            case FULL_IP_SUITE -> {
                addresses(value, out);
                List<String> servers = new ArrayList<>(4);
                for (int i = 12; i < 28; i += 4) {
                    servers.add(IpAddress.readV4(value, i).toString());
                }
                out.add(new Element.Value("dns_server", ValueList.texts(servers)));
            }
            case TYPE_OF_STATION, NAME_OF_STATION, ALIAS_NAME -> out.add(text(value));
            case HOST_NAME -> out.add(text(hostName(value)));
            case DEVICE_ID, OEM_DEVICE_ID -> {
                out.add(Element.number("vendor_id", value.u16(0)));
                out.add(Element.number("device_id", value.u16(2)));
            }
            case DEVICE_ROLE -> roles(value.u8(0), out);
            case DEVICE_OPTIONS -> out.add(new Element.Groups("options", pairs(value)));
            case DEVICE_INSTANCE -> {
                out.add(Element.number("device_instance_high", value.u8(0)));
                out.add(Element.number("device_instance_low", value.u8(1)));
            }
            case STANDARD_GATEWAY ->
                out.add(Element.text(
                        "standard_gateway", IpAddress.readV4(value, 0).toString()));
            case SIGNAL -> out.add(Element.number("signal_value", value.u16(0)));
            case DEVICE_INITIATIVE -> out.add(Element.number("device_initiative_value", value.u16(0)));
            default -> octets(value, out);
        }
        return true;
    }

    private static Element text(ByteView value) {
        return Element.text("value", value.text(0, value.length(), StandardCharsets.ISO_8859_1));
    }

    /**
     * An option of DHCP is its code, its length and the name (RFC 2132 §2); where that is not there, the name alone.
     */
    private static ByteView hostName(ByteView value) {
        boolean option = value.has(0, 2) && value.u8(0) == HOST_NAME_OPTION && value.u8(1) == value.length() - 2;
        return option ? value.from(2) : value;
    }

    private static int needed(DcpOption option) {
        return switch (option) {
            case MAC_ADDRESS -> 6;
            case IP_PARAMETER -> 12;
            case FULL_IP_SUITE -> 28;
            case DEVICE_ID, OEM_DEVICE_ID, STANDARD_GATEWAY -> 4;
            case DEVICE_INSTANCE, SIGNAL, DEVICE_INITIATIVE -> 2;
            default -> 0;
        };
    }

    private static void addresses(ByteView value, List<Element> out) {
        out.add(Element.text("ip_address", IpAddress.readV4(value, 0).toString()));
        out.add(Element.text("subnet_mask", IpAddress.readV4(value, 4).toString()));
        out.add(Element.text("standard_gateway", IpAddress.readV4(value, 8).toString()));
    }

    private static void roles(int bits, List<Element> out) {
        out.add(Element.number("device_role", bits));
        List<String> roles = new ArrayList<>(ROLES.length);
        for (int i = 0; i < ROLES.length; i++) {
            if ((bits >> i & 1) != 0) {
                roles.add(ROLES[i]);
            }
        }
        if (!roles.isEmpty()) {
            out.add(new Element.Value("role", ValueList.texts(roles)));
        }
    }

    private static void octets(ByteView value, List<Element> out) {
        out.add(Element.text("octets", value.octets().toString()));
    }
}
