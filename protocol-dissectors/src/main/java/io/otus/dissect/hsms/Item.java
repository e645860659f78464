package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a message, SEMI E5 §9.2: values of one format, or a list of items. It aliases the message.
 *
 * @param format how values are encoded; null where E5 has no format of this code
 * @param code of the format, 0 to 63
 * @param data the octets of the values; none for a list
 * @param length values, or items of the list, as the item says
 * @param items the items of a list, but for those beyond the bound of a message
 * @param at where the octets begin, from the first of the message
 */
record Item(@Nullable Format format, int code, ByteView data, int length, List<Item> items, int at) {
    /** Stands for an item that is not there. */
    static final Item NONE = new Item(null, 0, ByteView.EMPTY, 0, List.of(), 0);

    /** Octets of one item that a row shows. */
    private static final int SHOWN = 1_024;
    /** Values that are shown as one text, where a point has several. */
    private static final int JOINED = 16;
    /** Characters of a text that is a value, a name or an identifier. */
    private static final int MAX_TEXT = 256;

    boolean isList() {
        return format == Format.LIST;
    }

    /** The same list of other items. */
    Item with(List<Item> others) {
        return new Item(format, code, data, length, others, at);
    }

    /** An item of a list; {@link #NONE} where it has fewer, or is no list. */
    Item at(int index) {
        return index < items.size() ? items.get(index) : NONE;
    }

    /** The only value as an integer; -1 where there is not one, or it is no integer, boolean or octet. */
    long number() {
        if (format == null || data.length() != format.size() || isList() || format.isText()) {
            return -1;
        }
        return switch (format) {
            case BINARY, BOOLEAN, U1 -> data.u8(0);
            case CHARACTER_2, F4, F8 -> -1;
            default -> format.values(data).integer(0);
        };
    }

    /** A text, without blanks around it; empty where this is none. */
    String text() {
        if (format == null || !format.isText()) {
            return "";
        }
        return data.text(0, Math.min(data.length(), MAX_TEXT), StandardCharsets.ISO_8859_1)
                .strip();
    }

    /** The text of an identifier, be it a text, octets or a number; empty where there is none. */
    String identifier() {
        if (format == null || isList() || data.length() == 0) {
            return "";
        }
        if (format.isText()) {
            return text();
        }
        ByteView some = data.slice(0, Math.min(data.length(), MAX_TEXT / format.size() * format.size()));
        return format == Format.BINARY ? binaryText(some) : format.values(some).text(0);
    }

    /** Process programs may be named by octets, which are letters as a rule. */
    private static String binaryText(ByteView some) {
        for (int i = 0; i < some.length(); i++) {
            if (some.u8(i) < 0x20 || some.u8(i) > 0x7E) {
                return some.octets().toString();
            }
        }
        return some.text(0, some.length(), StandardCharsets.US_ASCII).strip();
    }

    /** The point that this identifies within a space; null where it identifies none. */
    @Nullable
    PointRange point(String space) {
        if (format == null) {
            return null;
        }
        if (format.isInteger() && data.length() == format.size() && number() >= 0) {
            return PointRange.of(space, number(), 1);
        }
        String name = identifier();
        return name.isEmpty() ? null : PointRange.named(space + '/' + PointRange.plain(name));
    }

    /** The value of one point: several values are one text, and a list is none. */
    ValueList value() {
        if (format == null || isList() || data.length() == 0) {
            return ValueList.NONE;
        }
        if (format == Format.BINARY && data.length() == 1) {
            return ValueList.unsigned(data.u8(0));
        }
        if (format.isText() || format == Format.BINARY || format == Format.CHARACTER_2) {
            return format.values(data.slice(0, Math.min(data.length(), MAX_TEXT)));
        }
        ValueList values = format.values(data.slice(0, Math.min(data.length(), JOINED * format.size())));
        if (values.size() == 1) {
            return values;
        }
        StringBuilder joined = new StringBuilder(values.text(0));
        for (int i = 1; i < values.size(); i++) {
            joined.append(' ').append(values.text(i));
        }
        return ValueList.text(joined.toString());
    }

    /** The fields of a row. */
    List<Element> fields() {
        List<Element> fields = new ArrayList<>(3);
        fields.add(Element.text("format", format == null ? "format_" + code : format.key()));
        fields.add(Element.number("length", length));
        if (isList()) {
            if (!items.isEmpty()) {
                List<Element.Group> groups = new ArrayList<>(items.size());
                for (Item item : items) {
                    groups.add(new Element.Group("item", item.fields()));
                }
                fields.add(new Element.Groups("items", groups));
            }
        } else if (data.length() > 0) {
            int shown = Math.min(data.length(), SHOWN);
            fields.add(
                    format == null
                            ? Element.text("value", data.octets(0, shown).toString())
                            : new Element.Value("value", format.values(data.slice(0, shown))));
        }
        return fields;
    }
}
