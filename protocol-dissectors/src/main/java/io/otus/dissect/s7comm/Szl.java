package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.identity.ProfinetVendors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system status list, A5E02789976 "System status lists (SSL)". A partial list is: id u16, index u16, length of a
 * record u16, count u16, records. The id is module class (4 bits, 0 for a CPU), extract (4 bits) and list (8 bits).
 */
final class Szl {
    /** Most records kept of one list. */
    static final int MAX_RECORDS = 256;

    private static final int HEAD = 8;

    private Szl() {}

    /** Whether the list says who the device is. */
    static boolean isIdentification(int szlId) {
        int list = szlId & 0xFF;
        return list == SzlRecord.MODULE_IDENTIFICATION || list == SzlRecord.COMPONENT_IDENTIFICATION;
    }

    /** Whether the extract is the head alone, which states how many records there are and holds none. */
    static boolean isHeadOnly(int szlId) {
        return (szlId >> 8 & 0xF) == 0xF;
    }

    /** Reads a whole partial list; null where it is shorter than its head. */
    static SzlContent.@Nullable Extract read(ByteView bytes) {
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
        return new SzlContent.Extract(bytes.u16(0), bytes.u16(2), length, count, records);
    }

    /**
     * Reports the identity of the device that sent the list. Lists of other modules than the CPU speak of those.
     *
     * @param slot rack and slot that the connection was opened to; empty where they are not known
     */
    static void claims(SzlContent.Extract list, String slot, Context context, Output out) {
        if (list.szlId() >> 12 != 0) {
            return;
        }
        for (Octets octets : list.records()) {
            ByteView one = octets.view();
            switch (list.szlId() & 0xFF) {
                case SzlRecord.MODULE_IDENTIFICATION -> {
                    if (one.length() >= SzlRecord.MODULE_RECORD) {
                        module(one, slot, context, out);
                    }
                }
                case SzlRecord.COMPONENT_IDENTIFICATION -> {
                    if (one.length() > 2) {
                        component(one, slot, context, out);
                    }
                }
                case SzlRecord.MODE -> {
                    if (one.length() >= SzlRecord.MODE_RECORD) {
                        String mode = SzlRecord.modeName(one.u8(3) & 0xF);
                        out.claim(
                                context.source(),
                                slot,
                                Attribute.RUN_STATE,
                                mode,
                                "s7comm read_szl 0x0424",
                                Trust.DEVICE);
                    }
                }
                case SzlCommunication.STATUS -> {
                    if (one.length() >= SzlCommunication.RECORD && one.u16(0) == SzlCommunication.PROTECTION) {
                        String position = SzlCommunication.switchName(one.u16(8));
                        out.claim(
                                context.source(),
                                slot,
                                Attribute.KEY_POSITION,
                                position,
                                "s7comm read_szl 0x0132",
                                Trust.DEVICE);
                    }
                }
                case SzlInterface.LIST -> {
                    if (one.length() >= SzlInterface.SIZE) {
                        ethernet(one, slot, context, out);
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    /** List 0x0011: index u16, order number of 20 characters, type u16, version u16, release u16. */
    private static void module(ByteView one, String slot, Context context, Output out) {
        int version = one.u16(24);
        int release = one.u16(26);
        switch (one.u16(0)) {
            case 1 ->
                claim(
                        Attribute.ORDER_NUMBER,
                        SzlRecord.text(one, 2, SzlRecord.ORDER_NUMBER_LENGTH),
                        0x11,
                        slot,
                        context,
                        out);
            case 6 -> claim(Attribute.HARDWARE, Integer.toString(version), 0x11, slot, context, out);
            case 7 -> {
                if (version >> 8 == 'V') {
                    String text = "V" + (version & 0xFF) + '.' + (release >> 8) + '.' + (release & 0xFF);
                    claim(Attribute.FIRMWARE, text, 0x11, slot, context, out);
                }
            }
            default -> {
                // Indexes of the boot loader and of extensions say nothing of the device as a whole.
            }
        }
    }

    /** List 0x001C: index u16, text. */
    private static void component(ByteView one, String slot, Context context, Output out) {
        String text = SzlRecord.text(one, 2, one.length() - 2);
        Attribute attribute = switch (one.u16(0)) {
            case 1 -> Attribute.NAME;
            case 2, 3 -> Attribute.DESCRIPTION;
            case 5 -> Attribute.SERIAL;
            case 7 -> Attribute.MODEL;
            case 11 -> Attribute.LOCATION;
            default -> null;
        };
        if (attribute != null) {
            claim(attribute, text, 0x1C, slot, context, out);
        } else if (one.u16(0) == 4 && text.contains("Siemens")) {
            claim(Attribute.VENDOR, "Siemens", 0x1C, slot, context, out);
        } else if (one.u16(0) == SzlRecord.MAKER && one.length() >= SzlRecord.MAKER_RECORD) {
            claim(Attribute.VENDOR, ProfinetVendors.maker(one.u16(2)), 0x1C, slot, context, out);
        }
    }

    private static void ethernet(ByteView one, String slot, Context context, Output out) {
        if (SzlInterface.isAddressed(one) && SzlInterface.ip(one).isOfOneDevice()) {
            claim(Attribute.IP, SzlInterface.ip(one).toString(), SzlInterface.LIST, slot, context, out);
        }
        if (SzlInterface.mac(one).isOfOneDevice()) {
            claim(Attribute.MAC, SzlInterface.mac(one).toString(), SzlInterface.LIST, slot, context, out);
        }
    }

    private static void claim(Attribute attribute, String value, int list, String slot, Context context, Output out) {
        String source = switch (list) {
            case SzlRecord.MODULE_IDENTIFICATION -> "s7comm read_szl 0x0011";
            case SzlRecord.COMPONENT_IDENTIFICATION -> "s7comm read_szl 0x001c";
            default -> "s7comm read_szl 0x0037";
        };
        out.claim(context.source(), slot, attribute, value, source, Trust.DEVICE);
    }
}
