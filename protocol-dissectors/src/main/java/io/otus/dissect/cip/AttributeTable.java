package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.table.TableLines;
import io.otus.core.value.ValueList;
import io.otus.layer.cpf.CipNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and types of attributes that public documents describe; see {@code attributes.tsv}. Immutable. */
final class AttributeTable {
    private static final String IDENTITY_STATUS = "IDENTITY_STATUS";
    private static final int MAC_BYTES = 6;
    private static final int DIMENSIONS = 3;
    private static final List<Attribute> ATTRIBUTES = read();
    /** Class and number of each, ascending. */
    private static final int[] KEYS = keys();

    private AttributeTable() {}

    /** An attribute with its type, which says how long a value is. */
    record Attribute(int classId, int number, String name, String type) {
        /** Bytes that a value takes from {@code at}; -1 where it is not all there. */
        int length(ByteView b, int at) {
            int length = switch (type) {
                case IDENTITY_STATUS, "REVISION" -> 2;
                case "MAC" -> MAC_BYTES;
                case "DIMENSIONS" -> 4 * DIMENSIONS;
                case "PATH" -> b.has(at, 2) ? 2 + 2 * b.le16(at) : -1;
                case "IP_CONFIGURATION" -> b.has(at, 22) ? 22 + b.le16(at + 20) : -1;
                default -> CipType.valueOf(type).length(b, at);
            };
            return length >= 0 && b.has(at, length) ? length : -1;
        }

        /** The value from {@code at}, which is all there. */
        ValueList value(ByteView b, int at) {
            return switch (type) {
                case IDENTITY_STATUS -> CipType.WORD.read(b, at, 1);
                case "REVISION" -> ValueList.text(CipNames.revision(b.u8(at), b.u8(at + 1)));
                case "MAC" -> ValueList.text(mac(b, at));
                case "DIMENSIONS" -> CipType.UDINT.read(b, at, DIMENSIONS);
                case "PATH" -> ValueList.text(b.octets(at + 2, 2 * b.le16(at)).toString());
                case "IP_CONFIGURATION" -> configuration(b, at);
                default -> CipType.valueOf(type).read(b, at, 1);
            };
        }

        /** The attribute with its value from {@code at}, which is all there. */
        Content.AttributeValue read(ByteView b, int at) {
            ValueList value = value(b, at);
            return new Content.AttributeValue(number, -1, name, value, mode(value));
        }

        /** What a value tells of keyswitch and run state. */
        String mode(ValueList value) {
            return type.equals(IDENTITY_STATUS) && value.size() == 1 ? CipNames.mode(value.integer(0)) : "";
        }

        private static String mac(ByteView b, int at) {
            StringBuilder text = new StringBuilder(17);
            for (int i = 0; i < MAC_BYTES; i++) {
                text.append(i == 0 ? "" : ":").append(b.octets(at + i, 1));
            }
            return text.toString();
        }

        /** Address, mask, gateway, two name servers, domain (Vol. 2 §5-4.3.2.5). */
        private static ValueList configuration(ByteView b, int at) {
            List<String> texts = new ArrayList<>(6);
            for (int i = 0; i < 5; i++) {
                texts.add(IpAddress.v4(b.le32(at + 4 * i)).toString());
            }
            texts.add(b.text(at + 22, b.le16(at + 20), StandardCharsets.ISO_8859_1));
            return ValueList.texts(texts);
        }
    }

    /** Null where nothing public describes it. */
    static @Nullable Attribute of(long classId, int number) {
        if (classId < 0 || classId > 0xFFFF || number > 0xFFFF) {
            return null;
        }
        int at = Arrays.binarySearch(KEYS, key((int) classId, number));
        return at < 0 ? null : ATTRIBUTES.get(at);
    }

    private static int key(int classId, int number) {
        return classId << 16 | number;
    }

    private static int[] keys() {
        int[] keys = new int[ATTRIBUTES.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(ATTRIBUTES.get(i).classId(), ATTRIBUTES.get(i).number());
        }
        return keys;
    }

    private static List<Attribute> read() {
        List<Attribute> attributes = new ArrayList<>();
        for (String line : TableLines.texts(AttributeTable.class, "attributes.tsv")) {
            String[] cells = line.split("\t", -1);
            attributes.add(new Attribute(Integer.decode(cells[0]), Integer.decode(cells[1]), cells[2], cells[3]));
        }
        attributes.sort(Comparator.comparingInt(one -> key(one.classId(), one.number())));
        return List.copyOf(attributes);
    }
}
