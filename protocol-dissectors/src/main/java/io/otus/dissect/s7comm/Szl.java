package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system status list, A5E02789976 "System status lists (SSL)". A partial list is: id u16, index u16, length of a record u16, count u16,
 * records. The id is module class (4 bits, 0 for a CPU), extract (4 bits) and list (8 bits).
 */
final class Szl {
    /** Most records kept of one list. */
    static final int MAX_RECORDS = 256;

    private static final int HEAD = 8;
    private static final int MODULE_IDENTIFICATION = 0x11;
    private static final int COMPONENT_IDENTIFICATION = 0x1C;

    private static final int MODULE_RECORD = 28;
    private static final int ORDER_NUMBER_LENGTH = 20;

    private Szl() {}

    /** Whether the list says who the device is. */
    static boolean isIdentification(int szlId) {
        int list = szlId & 0xFF;
        return list == MODULE_IDENTIFICATION || list == COMPONENT_IDENTIFICATION;
    }

    /** Whether the extract is the head alone, which states how many records there are and holds none. */
    static boolean isHeadOnly(int szlId) {
        return (szlId >> 8 & 0xF) == 0xF;
    }

    /** Reads a whole partial list; null where it is shorter than its head. */
    static UserDataContent.@Nullable SzlList read(ByteView bytes) {
        if (bytes.length() < HEAD) {
            return null;
        }
        int length = bytes.u16(4);
        int count = bytes.u16(6);
        List<Octets> records = new ArrayList<>();
        int at = HEAD;
        while (length > 0 && records.size() < Math.min(count, MAX_RECORDS) && bytes.has(at, length)) {
            records.add(bytes.octets(at, length));
            at += length;
        }
        return new UserDataContent.SzlList(bytes.u16(0), bytes.u16(2), length, count, records);
    }

    /** Tells what the list says of the device that sent it. Lists of other modules than the CPU speak of those. */
    static void claims(UserDataContent.SzlList list, Context context, Output out) {
        if (list.szlId() >> 12 != 0) {
            return;
        }
        for (Octets octets : list.records()) {
            ByteView one = octets.view();
            switch (list.szlId() & 0xFF) {
                case MODULE_IDENTIFICATION -> {
                    if (one.length() >= MODULE_RECORD) {
                        module(one, context, out);
                    }
                }
                case COMPONENT_IDENTIFICATION -> {
                    if (one.length() > 2) {
                        component(one, context, out);
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    /** List 0x0011: index u16, order number of 20 characters, type u16, version u16, release u16. */
    private static void module(ByteView one, Context context, Output out) {
        int version = one.u16(24);
        int release = one.u16(26);
        switch (one.u16(0)) {
            case 1 -> claim(Attribute.ORDER_NUMBER, text(one, 2, ORDER_NUMBER_LENGTH), 0x11, context, out);
            case 6 -> claim(Attribute.HARDWARE, Integer.toString(version), 0x11, context, out);
            case 7 -> {
                if (version >> 8 == 'V') {
                    String text = "V" + (version & 0xFF) + '.' + (release >> 8) + '.' + (release & 0xFF);
                    claim(Attribute.FIRMWARE, text, 0x11, context, out);
                }
            }
            default -> {
                // Indexes of the boot loader and of extensions say nothing of the device as a whole.
            }
        }
    }

    /** List 0x001C: index u16, text. */
    private static void component(ByteView one, Context context, Output out) {
        String text = text(one, 2, one.length() - 2);
        Attribute attribute = switch (one.u16(0)) {
            case 1 -> Attribute.NAME;
            case 2, 3 -> Attribute.DESCRIPTION;
            case 5 -> Attribute.SERIAL;
            case 7 -> Attribute.MODEL;
            case 11 -> Attribute.LOCATION;
            default -> null;
        };
        if (attribute != null) {
            claim(attribute, text, 0x1C, context, out);
        } else if (one.u16(0) == 4 && text.contains("Siemens")) {
            claim(Attribute.VENDOR, "Siemens", 0x1C, context, out);
        }
    }

    private static void claim(Attribute attribute, String value, int list, Context context, Output out) {
        String source = list == MODULE_IDENTIFICATION ? "s7comm read_szl 0x0011" : "s7comm read_szl 0x001c";
        out.claim(context.source(), S7commDissector.UNIT, attribute, value, source, Trust.DEVICE);
    }

    /** Text up to its first zero octet. */
    private static String text(ByteView bytes, int at, int most) {
        int length = 0;
        while (length < most && bytes.u8(at + length) != 0) {
            length++;
        }
        return bytes.text(at, length, StandardCharsets.ISO_8859_1).strip();
    }
}
