package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A BACnet/SC virtual link message, Annex AB.2: one per binary WebSocket message; big-endian.
 *
 * <pre>
 *  0          1         2            4              4 to 16
 *  +----------+---------+------------+--------------+-------------+---------+--------
 *  | function | control | message id | originating, | destination | data    | payload
 *  |          | flags   | u16        | destination  | options     | options |
 *  +----------+---------+------------+--------------+-------------+---------+--------
 *                                     virtual addresses of 6 octets
 * </pre>
 *
 * @param bvlc header, options and what the function carries besides an NPDU
 * @param messageId repeated by the answer
 * @param originating virtual address of the node that a hub passes this on for; empty where the sender is meant
 * @param destination virtual address of the node meant; empty for the receiver, and for a broadcast
 * @param npduAt where the NPDU begins; -1 where the function carries none, or it could not be reached
 */
record ScMessage(BacnetEvent.Bvlc bvlc, int messageId, String originating, String destination, int npduAt) {
    /** Subprotocols of WebSocket that carry it: to a hub, and directly between nodes (AB.7.1). */
    static final Set<String> SUBPROTOCOLS = Set.of("hub.bsc.bacnet.org", "dc.bsc.bacnet.org");

    /** The virtual link type of a row. */
    static final int TYPE = 0;

    static final int SIZE = 4;
    static final int RESULT = 0x00;
    static final int ENCAPSULATED_NPDU = 0x01;
    static final int ADDRESS_RESOLUTION = 0x02;
    static final int ADDRESS_RESOLUTION_ACK = 0x03;
    static final int ADVERTISEMENT = 0x04;
    static final int ADVERTISEMENT_SOLICITATION = 0x05;
    static final int CONNECT_REQUEST = 0x06;
    static final int CONNECT_ACCEPT = 0x07;
    static final int DISCONNECT_REQUEST = 0x08;
    static final int DISCONNECT_ACK = 0x09;
    static final int PROPRIETARY_MESSAGE = 0x0C;

    /** Most header options that are read of one list. */
    static final int MAX_OPTIONS = 32;

    private static final int ORIGINATING = 0x08;
    private static final int DESTINATION = 0x04;
    private static final int DESTINATION_OPTIONS = 0x02;
    private static final int DATA_OPTIONS = 0x01;
    private static final int RESERVED = 0xF0;
    private static final int ADDRESS = 6;
    private static final int UUID = 16;
    private static final int MORE = 0x80;
    private static final int MUST_UNDERSTAND = 0x40;
    private static final int HAS_DATA = 0x20;
    private static final int OPTION_TYPE = 0x1F;
    private static final String BROADCAST = "ff:ff:ff:ff:ff:ff";

    private static final String[] NAMES = {
        "bvlc_result",
        "encapsulated_npdu",
        "address_resolution",
        "address_resolution_ack",
        "advertisement",
        "advertisement_solicitation",
        "connect_request",
        "connect_accept",
        "disconnect_request",
        "disconnect_ack",
        "heartbeat_request",
        "heartbeat_ack",
        "proprietary_message"
    };

    /** Reads a message of at least {@link #SIZE} bytes; what contradicts the standard is reported. */
    static ScMessage read(ByteView message, Output out) {
        return new Reader(message, out).read();
    }

    private static final class Reader {
        private final ByteView message;
        private final Output out;
        private final List<Element> content = new ArrayList<>();
        private int at = SIZE;
        private boolean cut;

        Reader(ByteView message, Output out) {
            this.message = message;
            this.out = out;
        }

        ScMessage read() {
            int function = message.u8(0);
            int flags = message.u8(1);
            content.add(Element.number("control_flags", flags));
            content.add(Element.number("message_id", message.u16(2)));
            String originating = (flags & ORIGINATING) != 0 ? address("originating_virtual_address") : "";
            String destination = (flags & DESTINATION) != 0 ? address("destination_virtual_address") : "";
            if ((flags & DESTINATION_OPTIONS) != 0) {
                options("destination_options");
            }
            if ((flags & DATA_OPTIONS) != 0) {
                options("data_options");
            }
            int npduAt = !cut && function == ENCAPSULATED_NPDU ? at : -1;
            if (function >= NAMES.length) {
                out.unknown("bvlc_function", function);
            } else if (function != ENCAPSULATED_NPDU) {
                payload(function);
            }
            boolean leftOver = function < NAMES.length && npduAt < 0 && at != message.length();
            if (cut || leftOver || (flags & RESERVED) != 0) {
                out.malformed(BacnetAnomaly.SC_CONTENT, cut || leftOver ? Math.min(at, message.length()) : 1);
            }
            String name = function < NAMES.length ? NAMES[function] : "bvlc_function_" + function;
            return new ScMessage(
                    new BacnetEvent.Bvlc(TYPE, function, name, message.length(), content),
                    message.u16(2),
                    originating,
                    destination.equals(BROADCAST) ? "" : destination,
                    npduAt);
        }

        private boolean has(int count) {
            boolean there = !cut && message.has(at, count);
            cut = !there;
            return there;
        }

        private String address(String name) {
            if (!has(ADDRESS)) {
                return "";
            }
            StringBuilder text = new StringBuilder(3 * ADDRESS);
            String digits = message.octets(at, ADDRESS).toString();
            for (int i = 0; i < digits.length(); i += 2) {
                text.append(i == 0 ? "" : ":").append(digits, i, i + 2);
            }
            at += ADDRESS;
            content.add(Element.text(name, text.toString()));
            return text.toString();
        }

        private void word(String name) {
            if (has(2)) {
                content.add(Element.number(name, message.u16(at)));
                at += 2;
            }
        }

        private int octet(String name) {
            if (!has(1)) {
                return -1;
            }
            content.add(Element.number(name, message.u8(at)));
            return message.u8(at++);
        }

        /**
         * AB.2.3: a marker, and with its header data flag a length u16 and so many octets; the last has no more behind
         * it.
         */
        private void options(String name) {
            List<Element.Group> options = new ArrayList<>();
            boolean more = true;
            while (more && options.size() < MAX_OPTIONS && has(1)) {
                int marker = message.u8(at++);
                Octets data = Octets.EMPTY;
                if ((marker & HAS_DATA) != 0 && has(2)) {
                    int length = message.u16(at);
                    at += 2;
                    if (has(length)) {
                        data = message.octets(at, length);
                        at += length;
                    }
                }
                more = (marker & MORE) != 0;
                options.add(new Element.Group(
                        "option",
                        List.of(
                                Element.number("header_option_type", marker & OPTION_TYPE),
                                Element.number("must_understand", (marker & MUST_UNDERSTAND) != 0 ? 1 : 0),
                                Element.text("header_data", data.toString()))));
            }
            cut |= more; // more of them than any message carries
            content.add(new Element.Groups(name, options));
        }

        private void payload(int function) {
            switch (function) {
                case RESULT -> result();
                case ADDRESS_RESOLUTION_ACK -> rest("websocket_uris");
                case ADVERTISEMENT -> {
                    octet("hub_connection_status");
                    octet("accept_direct_connections");
                    word("maximum_bvlc_length");
                    word("maximum_npdu_length");
                }
                case CONNECT_REQUEST, CONNECT_ACCEPT -> {
                    address("virtual_address");
                    if (has(UUID)) {
                        content.add(Element.text(
                                "device_uuid", message.octets(at, UUID).toString()));
                        at += UUID;
                    }
                    word("maximum_bvlc_length");
                    word("maximum_npdu_length");
                }
                case PROPRIETARY_MESSAGE -> {
                    word("vendor_id");
                    octet("proprietary_function");
                    if (!cut) {
                        content.add(Element.text(
                                "data",
                                message.octets(at, message.length() - at).toString()));
                        at = message.length();
                    }
                }
                default -> {}
            }
        }

        /** AB.2.4: the function that is answered, 0 for done or 1 for refused, then why. */
        private void result() {
            octet("result_for_function");
            if (octet("result_code") == 1) {
                octet("error_header_marker");
                word("error_class");
                word("error_code");
                rest("error_details");
            }
        }

        private void rest(String name) {
            if (!cut) {
                content.add(Element.text(name, message.text(at, message.length() - at, StandardCharsets.UTF_8)));
                at = message.length();
            }
        }
    }

    /** A number of the content; -1 where it is not there. */
    int number(String name) {
        for (Element element : bvlc.content()) {
            if (element instanceof Element.Value value && value.name().equals(name)) {
                return (int) value.value().integer(0);
            }
        }
        return -1;
    }

    /** A text of the content; empty where it is not there. */
    String text(String name) {
        for (Element element : bvlc.content()) {
            if (element instanceof Element.Value value && value.name().equals(name)) {
                return value.value().text(0);
            }
        }
        return "";
    }
}
