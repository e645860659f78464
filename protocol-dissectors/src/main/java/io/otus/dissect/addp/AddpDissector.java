package io.otus.dissect.addp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.layer.identity.AddressField;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram; big-endian.
 *
 * <pre>
 *  0        4         6        8
 *  +--------+---------+--------+------------
 *  | "DIGI" | command | length | payload ...
 *  +--------+---------+--------+------------
 * </pre>
 */
final class AddpDissector implements Dissector {
    private static final int HEADER = 8;
    private static final long MAGIC = 0x44494749;
    private static final int MAC = 6;
    /** Address, mask and gateway, then the MAC address of whom they are for. */
    private static final int ADDRESSES = 12;

    private static final String MAKER = "Digi ";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < HEADER) {
            return NEED_MORE;
        }
        return bytes.u32(0) == MAGIC && HEADER + bytes.u16(6) == bytes.length() ? bytes.length() : NOT_MINE;
    }

    /** Magic and length. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return true;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int number = message.u16(4);
        Command command = Command.of(number);
        if (command == null) {
            out.message(new AddpEvent.Message("unknown", List.of(Element.number("command", number))));
            out.unknown("command", number);
            if (message.length() > HEADER) {
                out.secret(HEADER, message.length() - HEADER); // some set passwords, and keys of wireless networks
            }
        } else if (Command.isRequest(number)) {
            request(command, number, message, context, out);
        } else {
            response(command, number, message, context, out);
        }
    }

    /** Reports a request. Its target is a MAC address in the payload, so that most requests are sent to everybody. */
    private static void request(Command command, int number, ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        List<PointRange> points = new ArrayList<>();
        int needed = switch (command) {
            case DISCOVERY, REBOOT -> MAC;
            case STATIC_NETWORK_CONFIGURATION -> ADDRESSES + MAC;
            case DHCP_NETWORK_CONFIGURATION -> 1 + MAC;
            case REMOTE_MANAGEMENT_CONFIGURATION -> 0;
        };
        boolean isWhole = message.has(HEADER, needed);
        if (isWhole) {
            if (command == Command.STATIC_NETWORK_CONFIGURATION) {
                AddressField.read("ip_address", message, HEADER, fields, points);
                AddressField.read("subnet_mask", message, HEADER + 4, fields, points);
                AddressField.read("gateway", message, HEADER + 8, fields, points);
            }
            if (command == Command.DHCP_NETWORK_CONFIGURATION) {
                int dhcp = message.u8(HEADER);
                fields.add(Element.number("dhcp", dhcp));
                points.add(PointRange.named("dhcp", ValueList.unsigned(dhcp)));
            }
            if (needed > 0) {
                MacAddress target = new MacAddress(message.u48(HEADER + needed - MAC));
                fields.add(Element.text("mac_address", target.toString()));
            }
        }
        out.message(new AddpEvent.Message(command.message(number), fields));
        int rest = message.length() - HEADER - needed;
        if (!isWhole) {
            out.malformed(AddpAnomaly.REQUEST_LENGTH, 6);
        } else if (command != Command.DISCOVERY && rest > 0) {
            out.secret(HEADER + needed, rest); // the password of the device comes last
        }
        out.request(
                context.destination().isGroup()
                        ? Request.unconfirmed(command.service(), "", points)
                        : Request.confirmed(command.service().code(), command.service(), "", points));
    }

    private static void response(Command command, int number, ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        int broken = AddpFields.read(message, HEADER, fields, out);
        out.message(new AddpEvent.Message(command.message(number), fields));
        if (broken >= 0) {
            out.malformed(AddpAnomaly.FIELD_LENGTH, broken);
        } else {
            tell(fields, context, out);
        }
        Request asked = context.pending(command.service().code());
        if (asked != null) {
            int error = (int) Elements.number(fields, "error_code");
            Outcome outcome = AddpFields.isDone(fields) ? Outcome.OK : Outcome.error(error, "error_" + error);
            out.response(new Response(command.service().code(), command.service(), "", outcome, asked.points()));
        }
    }

    private static void tell(List<Element> fields, Context context, Output out) {
        String mac = Elements.text(fields, "mac_address");
        if (!mac.isEmpty() && !mac.equals("ff:ff:ff:ff:ff:ff")) {
            claim(Attribute.MAC, mac, context, out);
        }
        String ip = Elements.text(fields, "ip_address");
        if (!ip.isEmpty() && IpAddress.parse(ip).isUnicast()) {
            claim(Attribute.IP, ip, context, out);
        }
        String hardware = Elements.text(fields, "hardware_name");
        if (hardware.startsWith(MAKER)) { // others build modules of Digi into devices of theirs
            claim(Attribute.VENDOR, "Digi International", context, out);
        }
        claim(Attribute.MODEL, hardware, context, out);
        claim(Attribute.NAME, Elements.text(fields, "network_name"), context, out);
        claim(Attribute.FIRMWARE, Elements.text(fields, "firmware"), context, out);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, "addp response", Trust.MANAGEMENT);
        }
    }
}
