package io.otus.dissect.hart_ip;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.util.List;
import java.util.Locale;

/**
 * What answers say of a device, HCF_SPEC-127 commands 0, 11, 12, 13, 20 and 21, and HCF_SPEC-151 commands 73, 75 and
 * 84.
 */
final class Identity {
    private static final int TYPE_BITS = 0x3FFF;
    private static final int ID_BITS = 24;
    private static final int HARDWARE_SHIFT = 3;
    /** Up to revision 6 the upper byte of the device type is the maker's code; 254 says that it is more than a byte. */
    private static final int EXPANDED = 0xF8;

    private final Context context;
    private final Output out;

    Identity(Context context, Output out) {
        this.context = context;
        this.out = out;
    }

    /** The unique address in fields: 14 bits of device type, and the device's number; -1 where they have none. */
    static long unique(List<Element> elements) {
        if (Elements.values(elements, "device_id").size() == 0) {
            return -1;
        }
        return (Elements.number(elements, "expanded_device_type") & TYPE_BITS) << ID_BITS
                | Elements.number(elements, "device_id");
    }

    /** Reports the identity in the answer of a device; that of a sub-device where it has a unit. */
    void tell(CommandData answer, String unit) {
        List<Element> elements = answer.elements();
        switch (answer.command().number()) {
            case Command.READ_MESSAGE ->
                claim(unit, Attribute.DESCRIPTION, Elements.text(elements, "message"), "message");
            case Command.READ_TAG_DESCRIPTOR_DATE -> {
                claim(unit, Attribute.NAME, Elements.text(elements, "tag"), "tag");
                claim(unit, Attribute.DESCRIPTION, Elements.text(elements, "descriptor"), "descriptor");
            }
            case Command.READ_LONG_TAG -> claim(unit, Attribute.NAME, Elements.text(elements, "long_tag"), "long_tag");
            default -> identifier(answer, unit);
        }
    }

    private void identifier(CommandData answer, String unit) {
        List<Element> elements = answer.elements();
        long unique = unique(elements);
        if (unique < 0) {
            return;
        }
        String source = "unique_identifier";
        long type = Elements.number(elements, "expanded_device_type");
        boolean tellsMaker = Elements.values(elements, "manufacturer_id").size() > 0;
        long maker = tellsMaker ? Elements.number(elements, "manufacturer_id") : type >> 8;
        if (tellsMaker || maker < EXPANDED) {
            claim(unit, Attribute.VENDOR, Manufacturers.name((int) maker), source);
        }
        claim(unit, Attribute.MODEL, "HART type 0x" + hex(type), source);
        claim(unit, Attribute.SERIAL, HartFrame.unit(unique), source);
        if (Elements.values(elements, "software_revision").size() > 0) {
            claim(unit, Attribute.FIRMWARE, Long.toString(Elements.number(elements, "software_revision")), source);
            long hardware = Elements.number(elements, "hardware_revision_and_signaling") >> HARDWARE_SHIFT;
            claim(unit, Attribute.HARDWARE, Long.toString(hardware), source);
        }
        if (answer.command().number() == Command.READ_SUB_DEVICE_IDENTITY_SUMMARY) {
            claim(unit, Attribute.NAME, Elements.text(elements, "long_tag"), "long_tag");
        }
    }

    private static String hex(long type) {
        String digits = Long.toHexString(type).toUpperCase(Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }

    private void claim(String unit, Attribute attribute, String value, String source) {
        out.claim(context.source(), unit, attribute, value, "hart_ip " + source, Trust.DEVICE);
    }
}
