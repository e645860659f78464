package io.otus.dissect.addp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fields of an answer, each behind its code and its length, u8 both. */
final class AddpFields {
    private static final int HEADER = 2;
    private static final int PADDING = 0x00;
    private static final int MAC = 0x01;
    private static final int WIRELESS_KEY = 0xE5;
    /** Code 0x0A is 0 where it was done. */
    private static final int DONE = 0;

    private static final int NONE = -1;

    private AddpFields() {}

    /** Reads them from a place on; where one passes the message, or -1. */
    static int read(ByteView message, int from, List<Element> fields, Output out) {
        int at = from;
        while (at < message.length()) {
            int code = message.u8(at);
            if (code == PADDING) {
                at++;
                continue;
            }
            if (!message.has(at, HEADER) || !message.has(at + HEADER, message.u8(at + 1))) {
                return at;
            }
            int length = message.u8(at + 1);
            if (code == WIRELESS_KEY) {
                out.secret(at + HEADER, length);
            } else {
                field(code, message.slice(at + HEADER, length), fields);
            }
            at += HEADER + length;
        }
        return NONE;
    }

    private static void field(int code, ByteView value, List<Element> fields) {
        String name = name(code);
        if (name.isEmpty() || Elements.values(fields, name).size() > 0) {
            return;
        }
        switch (code) {
            case MAC -> {
                if (value.length() == 6) {
                    fields.add(Element.text(name, new MacAddress(value.u48(0)).toString()));
                }
            }
            case 0x02, 0x03, 0x0B, 0x0F -> {
                if (value.length() == 4) {
                    fields.add(Element.text(name, IpAddress.readV4(value, 0).toString()));
                }
            }
            case 0x07, 0x0A, 0x10, 0x11, 0x12 -> {
                if (value.length() == 1) {
                    fields.add(Element.number(name, value.u8(0)));
                }
            }
            default -> fields.add(Element.text(name, value.paddedText(0, value.length(), StandardCharsets.UTF_8)));
        }
    }

    /** Whether the device did what was asked. */
    static boolean isDone(List<Element> fields) {
        return Elements.number(fields, "result") == DONE;
    }

    private static String name(int code) {
        return switch (code) {
            case MAC -> "mac_address";
            case 0x02 -> "ip_address";
            case 0x03 -> "subnet_mask";
            case 0x04 -> "network_name";
            case 0x07 -> "hardware_revision";
            case 0x08 -> "firmware";
            case 0x09 -> "result_message";
            case 0x0A -> "result";
            case 0x0B -> "gateway";
            case 0x0D -> "hardware_name";
            case 0x0F -> "dns";
            case 0x10 -> "dhcp";
            case 0x11 -> "error_code";
            case 0x12 -> "serial_ports";
            default -> "";
        };
    }
}
