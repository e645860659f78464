package io.otus.dissect.moxa;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports the identity of the sender of a message: fields at once, claims when the row was written. One object per
 * message.
 */
final class MoxaIdentity {
    private static final int HEXADECIMAL = 16;
    private static final Map<Integer, String> PRODUCTS = new HashMap<>();

    static {
        for (TableLines.Line line : TableLines.read(MoxaIdentity.class, "hardware.tsv")) {
            String[] sides = line.text().split("\t", 2);
            if (sides.length != 2 || PRODUCTS.put(Integer.valueOf(sides[0], HEXADECIMAL), sides[1]) != null) {
                throw line.bad("ID in hexadecimal, tab, NAME, each id once");
            }
        }
    }

    private final List<Told> told = new ArrayList<>();

    private record Told(Attribute attribute, String value) {}

    MoxaIdentity() {
        claim(Attribute.VENDOR, "Moxa");
    }

    void claim(Attribute attribute, String value) {
        told.add(new Told(attribute, value));
    }

    static void apId(long id, List<Element> fields) {
        fields.add(Element.text("ap_id", hexadecimal(id, 8)));
    }

    /** The name of a product only where a table has it. */
    void hardware(int id, List<Element> fields) {
        fields.add(Element.text("hardware_id", hexadecimal(id, 4)));
        String product = PRODUCTS.getOrDefault(id, "");
        if (!product.isEmpty()) {
            fields.add(Element.text("model", product));
            claim(Attribute.MODEL, product);
        }
    }

    void mac(long bits, List<Element> fields) {
        String mac = new MacAddress(bits).toString();
        fields.add(Element.text("mac_address", mac));
        claim(Attribute.MAC, mac);
    }

    void serial(long number, List<Element> fields) {
        fields.add(Element.number("serial_number", number));
        if (number != 0) {
            claim(Attribute.SERIAL, Long.toString(number));
        }
    }

    /**
     * Major, minor and release, an octet each, and one more: 0x01030400 is version 1.3.4. Whether an octet above nine
     * is a number or two digits, the descriptions tell differently: then it names no version.
     */
    void firmware(long version, List<Element> fields) {
        long release = (version >> 8) & 0xFF;
        String text = (version >> 24) + "." + ((version >> 16) & 0xFF) + (release == 0 ? "" : "." + release);
        fields.add(Element.text("firmware", text));
        boolean isSure = (version >> 24) <= 9 && ((version >> 16) & 0xFF) <= 9 && release <= 9;
        if (version != 0 && isSure) {
            claim(Attribute.FIRMWARE, text);
        }
    }

    void tell(String source, Context context, Output out) {
        for (Told one : told) {
            if (!one.value().isBlank()) {
                out.claim(context.source(), "", one.attribute(), one.value(), source, Trust.MANAGEMENT);
            }
        }
    }

    private static String hexadecimal(long number, int digits) {
        String text = Long.toHexString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
