package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields of the data of a command, from a text such as {@code tag:pack6 ?units:u8 value:f32}.
 *
 * <p>A field is a name and a type: {@code u8} to {@code u32}, {@code f32}, {@code date}, {@code packN} packed ASCII and
 * {@code latinN} Latin-1 and {@code hexN} octets of N bytes. What follows a question mark came with later revisions and
 * may be missing. Fields in brackets, {@code NAME(...)}, come as often as there are bytes for them. Immutable.
 */
final class Layout {
    /** Most groups of one command: it has 255 bytes. */
    private static final int MAX_GROUPS = 255;

    private final List<Field> mandatory = new ArrayList<>();
    private final List<Field> optional = new ArrayList<>();
    private final List<Field> group = new ArrayList<>();
    /** Fields behind the groups. */
    private final List<Field> last = new ArrayList<>();

    private String groupName = "";

    /** A field. */
    private record Field(String name, String type, int size) {
        static Field of(String text) {
            int colon = text.indexOf(':');
            String type = text.substring(colon + 1);
            int digits = type.length();
            while (digits > 0 && Character.isDigit(type.charAt(digits - 1))) {
                digits--;
            }
            String kind = type.substring(0, digits);
            int number = digits == type.length() ? 0 : Integer.parseInt(type.substring(digits));
            int size = switch (kind) {
                case "u", "f" -> number / 8;
                case "date" -> 3;
                default -> number;
            };
            return new Field(text.substring(0, colon), kind, size);
        }

        Element read(HartReader in) {
            return switch (type) {
                case "u" -> Element.number(name, in.unsigned(size));
                case "f" -> new Element.Value(name, ValueList.reals(in.f32()));
                case "date" -> Element.text(name, in.date());
                case "pack" -> Element.text(name, in.packed(size));
                case "latin" -> Element.text(name, in.latin(size));
                default -> Element.text(name, in.bytes(size).octets().toString());
            };
        }
    }

    /**
     * The result of reading.
     *
     * @param elements the fields
     * @param rest what is behind them
     * @param isWhole whether all fields that must be there are
     */
    record Read(List<Element> elements, ByteView rest, boolean isWhole) {}

    /** A layout from its text. */
    static Layout of(String text) {
        Layout layout = new Layout();
        List<Field> into = layout.mandatory;
        for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+", -1)) {
            String field = word;
            if (field.startsWith("?")) {
                into = layout.optional;
                field = field.substring(1);
            }
            int bracket = field.indexOf('(');
            if (bracket > 0) {
                layout.groupName = field.substring(0, bracket);
                into = layout.group;
                field = field.substring(bracket + 1);
            }
            boolean ends = field.endsWith(")");
            into.add(Field.of(ends ? field.substring(0, field.length() - 1) : field));
            into = ends ? layout.last : into;
        }
        return layout;
    }

    private static int size(List<Field> fields) {
        int size = 0;
        for (Field field : fields) {
            size += field.size;
        }
        return size;
    }

    Read read(ByteView data) {
        HartReader in = new HartReader(data);
        List<Element> elements = new ArrayList<>();
        boolean isWhole = size(mandatory) <= data.length();
        readThose(mandatory, in, elements);
        readThose(optional, in, elements);
        if (!group.isEmpty()) {
            List<Element.Group> groups = new ArrayList<>();
            while (in.remaining() >= size(group) && groups.size() < MAX_GROUPS) {
                List<Element> inner = new ArrayList<>();
                readThose(group, in, inner);
                groups.add(new Element.Group(groupName, inner));
            }
            elements.add(new Element.Groups(groupName, groups));
            readThose(last, in, elements);
        }
        return new Read(elements, in.rest(), isWhole);
    }

    /** Reads fields as long as they are there. */
    private static void readThose(List<Field> fields, HartReader in, List<Element> to) {
        for (Field field : fields) {
            if (in.remaining() < field.size) {
                return;
            }
            to.add(field.read(in));
        }
    }
}
