package io.otus.dissect.lantronix;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.identity.AddressField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message per datagram: three octets of 0, a function, and what belongs to it. A setup record has 120 octets.
 *
 * <pre>
 *  0            4              8                 12        16
 *  +------------+--------------+-----------------+---------+------------
 *  | IP address | flags, hosts | Telnet password | gateway | channels ...
 *  +------------+--------------+-----------------+---------+------------
 * </pre>
 */
final class LantronixDissector implements Dissector {
    static final int PORT = 30_718;

    private static final int HEADER = 4;
    private static final int PASSWORD = HEADER + 8;
    private static final int PASSWORD_SIZE = 4;
    private static final int GATEWAY = HEADER + 12;
    /** Software type and serial number within an answer about the firmware. */
    private static final int SOFTWARE_TYPE = HEADER + 4;

    private static final int SERIAL = HEADER + 18;
    private static final String IP_SETUP = "IP-SETUP";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < HEADER) {
            return NEED_MORE;
        }
        Function function = bytes.u24(0) == 0 ? Function.of(bytes.u8(3)) : null;
        // Nothing but the port tells it from other short messages.
        boolean isMine = context.hinted()
                && function != null
                && function.hasLength(bytes.length())
                && (function != Function.NODE_RESET || isText(bytes, HEADER))
                && (function != Function.FIRMWARE || isText(bytes, SOFTWARE_TYPE));
        return isMine ? bytes.length() : NOT_MINE;
    }

    /** Whether a software type, two characters, stands here. */
    private static boolean isText(ByteView b, int at) {
        return Character.isLetterOrDigit(b.u8(at))
                && Character.isLetterOrDigit(b.u8(at + 1))
                && b.u8(at) < 0x80
                && b.u8(at + 1) < 0x80;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Function function = message.length() < HEADER ? null : Function.of(message.u8(3));
        if (function == null || !function.hasLength(message.length())) {
            return;
        }
        List<Element> fields = new ArrayList<>();
        List<PointRange> points = new ArrayList<>();
        boolean isRight = true;
        switch (function) {
            case NODE_RESET -> fields.add(softwareType(message, HEADER));
            case FIRMWARE -> {
                fields.add(softwareType(message, SOFTWARE_TYPE));
                fields.add(Element.text("serial_number", message.u8(SERIAL) + "-" + message.u8(SERIAL + 1)));
            }
            case SETUP -> setup(message, true, fields, points);
            case SET_CONFIGURATION -> setup(message, false, fields, points);
            case SET_CONFIGURATION_AND_ADDRESS -> setup(message, true, fields, points);
            case SET_ADDRESS -> {
                isRight = message.text(HEADER, IP_SETUP.length(), StandardCharsets.ISO_8859_1)
                        .equals(IP_SETUP);
                fields.add(Element.text("serial_number", message.u8(14) + "-" + message.u8(15)));
                AddressField.read("ip_address", message, 16, fields, points);
            }
            case QUERY_FIRMWARE, QUERY_SETUP, ACKNOWLEDGE -> {
                // A header alone.
            }
        }
        out.message(new LantronixEvent.Message(function.service().name(), fields));
        if (!isRight) {
            out.malformed(LantronixAnomaly.IP_SETUP, HEADER);
        }
        secret(function, message, out);
        act(function, points, context, out);
    }

    private static Element softwareType(ByteView message, int at) {
        return Element.text("software_type", message.text(at, 2, StandardCharsets.ISO_8859_1));
    }

    private static void setup(ByteView message, boolean withAddress, List<Element> fields, List<PointRange> points) {
        if (withAddress) {
            AddressField.read("ip_address", message, HEADER, fields, points);
        }
        fields.add(Element.number("host_bits", message.u8(HEADER + 6)));
        AddressField.read("gateway", message, GATEWAY, fields, points);
    }

    /** The password of the setup over Telnet is in every record, whoever reads it. */
    private static void secret(Function function, ByteView message, Output out) {
        boolean hasRecord = function == Function.SETUP
                || function == Function.SET_CONFIGURATION
                || function == Function.SET_CONFIGURATION_AND_ADDRESS;
        if (hasRecord && message.u32(PASSWORD) != 0) {
            out.secret(PASSWORD, PASSWORD_SIZE);
        }
    }

    private static void act(Function function, List<PointRange> points, Context context, Output out) {
        boolean toAll = context.destination().isGroup();
        switch (function) {
            case QUERY_FIRMWARE, QUERY_SETUP, SET_CONFIGURATION, SET_CONFIGURATION_AND_ADDRESS ->
                out.request(
                        toAll
                                ? Request.unconfirmed(function.service(), "", points)
                                : Request.confirmed(transaction(function), function.service(), "", points));
            case NODE_RESET, SET_ADDRESS -> out.request(Request.unconfirmed(function.service(), "", points));
            case FIRMWARE -> answer(Function.QUERY_FIRMWARE, List.of(), context, out);
            case SETUP -> answer(Function.QUERY_SETUP, points, context, out);
            case ACKNOWLEDGE -> answer(Function.SET_CONFIGURATION, List.of(), context, out);
        }
    }

    private static void claim(List<PointRange> points, Context context, Output out) {
        out.claim(context.source(), "", Attribute.VENDOR, "Lantronix", "lantronix answer", Trust.SESSION);
        for (PointRange point : points) {
            String address = point.values().text(0);
            if (point.space().equals("ip_address") && IpAddress.parse(address).isUnicast()) {
                out.claim(context.source(), "", Attribute.IP, address, "lantronix setup record", Trust.MANAGEMENT);
            }
        }
    }

    /** Either setting is acknowledged alike. */
    private static long transaction(Function asked) {
        return asked == Function.SET_CONFIGURATION_AND_ADDRESS ? Function.SET_CONFIGURATION.code() : asked.code();
    }

    private static void answer(Function answered, List<PointRange> points, Context context, Output out) {
        Request asked = context.pending(transaction(answered));
        // Who asks everybody is answered unasked; an acknowledgment is four octets, which anybody sends.
        boolean isSet = answered == Function.SET_CONFIGURATION;
        if (asked != null || (!isSet && context.source().port() == PORT)) {
            claim(points, context, out);
        }
        if (asked != null) {
            List<PointRange> told = points.isEmpty() ? asked.points() : points;
            out.response(new Response(transaction(answered), asked.service(), "", Outcome.OK, told));
        }
    }
}
