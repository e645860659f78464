package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.layer.text.Lines;
import java.util.EnumMap;
import java.util.Map;

/**
 * What OMA LwM2M 1.0.2 says of a device by CoAP: object 3 is the device itself (appendix E.4). Reads its resources as
 * plain text, each by its own path, or all at once in the form of §6.4.3.
 */
final class Lwm2m {
    /** The device itself, of which there is one instance. */
    static final String DEVICE = "/3/0";

    /** Where a device registers, §5.3.1; also RFC 9176 §5. */
    static final String REGISTRATION = "/rd";

    /** Content format of the binary form. */
    private static final int TLV = 11_542;
    /** The one that the binary form had before that was assigned. */
    private static final int OLD_TLV = 1_542;

    private static final int TEXT = 0;
    private static final int MAX_TEXT = 200;

    private static final Map<Integer, Attribute> RESOURCES = Map.of(
            0, Attribute.VENDOR,
            1, Attribute.MODEL,
            2, Attribute.SERIAL,
            3, Attribute.FIRMWARE,
            17, Attribute.DESCRIPTION,
            18, Attribute.HARDWARE);

    private Lwm2m() {}

    /** The identity in an answer to a read of this path. */
    static Map<Attribute, String> identity(String path, long format, ByteView payload) {
        Map<Attribute, String> told = new EnumMap<>(Attribute.class);
        if (path.startsWith(DEVICE + "/") && format <= TEXT && payload.length() <= MAX_TEXT) {
            put(told, resource(path.substring(DEVICE.length() + 1)), payload);
        } else if ((path.equals(DEVICE) || path.equals("/3")) && (format == TLV || format == OLD_TLV)) {
            binary(payload, told, true);
        }
        return told;
    }

    private static int resource(String text) {
        int number = text.isEmpty() || text.length() > 3 ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            char c = text.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : -1;
        }
        return number;
    }

    private static void put(Map<Attribute, String> told, int resource, ByteView value) {
        Attribute attribute = RESOURCES.get(resource);
        if (attribute != null && value.length() > 0 && Lines.isText(value, 0, value.length())) {
            told.put(attribute, Lines.text(value.slice(0, Math.min(value.length(), MAX_TEXT))));
        }
    }

    /**
     * Entries: type u8 (kind in bits 6 and 7, whether the id has two octets in 5, octets of the length in 3 and 4, else
     * the length itself in 0 to 2), id, length, value.
     */
    private static void binary(ByteView in, Map<Attribute, String> told, boolean outermost) {
        int at = 0;
        while (at < in.length()) {
            int type = in.u8(at);
            int idSize = (type & 0x20) != 0 ? 2 : 1;
            int lengthSize = type >> 3 & 3;
            int valueAt = at + 1 + idSize + lengthSize;
            if (!in.has(at, 1 + idSize + lengthSize)) {
                return;
            }
            int id = idSize == 2 ? in.u16(at + 1) : in.u8(at + 1);
            int length = switch (lengthSize) {
                case 1 -> in.u8(at + 1 + idSize);
                case 2 -> in.u16(at + 1 + idSize);
                case 3 -> in.u24(at + 1 + idSize);
                default -> type & 7;
            };
            if (!in.has(valueAt, length)) {
                return;
            }
            ByteView value = in.slice(valueAt, length);
            if (type >> 6 == 3) {
                put(told, id, value);
            } else if (type >> 6 == 0 && outermost) {
                binary(value, told, false); // the instance of the object
            }
            at = valueAt + length;
        }
    }
}
