package io.otus.dissect.fins;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands on I/O memory areas, W342 §5-3-1 to §5-3-4, and 23 01, whose items depend on the area: parameters, values
 * and points.
 */
final class Memory {
    /** Items of a fill that get a value each; of more only the range is reported. */
    private static final int FILL_VALUES = 256;
    /** Area code, word and bit. */
    private static final int ADDRESS = 4;

    private static final int FORCED_SET = 0x0001;
    private static final int FORCED_RELEASED_ON = 0x8001;
    private static final int FORCED_RELEASED = 0xFFFF;

    private Memory() {}

    /** Whether the command code is read here. */
    static boolean isCommand(int code) {
        return switch (code) {
            case FinsCommand.MEMORY_AREA_READ,
                    FinsCommand.MEMORY_AREA_WRITE,
                    FinsCommand.MEMORY_AREA_FILL,
                    FinsCommand.MULTIPLE_MEMORY_AREA_READ,
                    FinsCommand.FORCED_SET_RESET -> true;
            default -> false;
        };
    }

    /** Whether the data of a normal response are read here. */
    static boolean isResponse(int code) {
        return code == FinsCommand.MEMORY_AREA_READ || code == FinsCommand.MULTIPLE_MEMORY_AREA_READ;
    }

    /** Reads the parameters of a command; anomalies are reported where {@code out} is given. */
    static List<Element> command(FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        return switch (frame.commandCode()) {
            case FinsCommand.MEMORY_AREA_READ -> read(frame, in, points, out);
            case FinsCommand.MEMORY_AREA_WRITE -> write(frame, in, points, out);
            case FinsCommand.MEMORY_AREA_FILL -> fill(frame, in, points, out);
            case FinsCommand.MULTIPLE_MEMORY_AREA_READ -> readMultiple(frame, in, points, out);
            default -> force(frame, in, points, out);
        };
    }

    private static void add(@Nullable PointRange range, List<PointRange> points) {
        if (range != null) {
            points.add(range);
        }
    }

    /** Whether this many items exist from the address on; reports what is unknown or broken. */
    private static boolean check(FinsFrame frame, Address address, int items, int at, @Nullable Output out) {
        if (out != null && address.area() == null) {
            out.unknown("memory_area_code", address.code());
        }
        if (!address.has(items)) {
            if (out != null) {
                out.malformed(FinsAnomaly.ADDRESS, frame.at(at));
            }
            return false;
        }
        return true;
    }

    /** §5-3-1: address, number of items u16. */
    private static List<Element> read(FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        List<Element> elements = new ArrayList<>();
        Address address = Address.read(in);
        int items = in.u16();
        address.fields("beginning_address", elements);
        elements.add(Element.number("number_of_items", items));
        if (!in.failed() && check(frame, address, items, FinsHeader.SIZE, out)) {
            add(address.points(items), points);
        }
        return elements;
    }

    /** §5-3-2: address, number of items u16, items. */
    private static List<Element> write(FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        List<Element> elements = new ArrayList<>();
        Address address = Address.read(in);
        int items = in.u16();
        address.fields("beginning_address", elements);
        elements.add(Element.number("number_of_items", items));
        ByteView data = in.bytes(in.remaining());
        MemoryArea area = address.area();
        boolean fits = area == null || data.length() == items * area.size();
        ValueList values = area == null || !fits ? ValueList.NONE : area.values(data, 0, items);
        elements.add(
                values.size() == 0
                        ? Element.text("data", data.octets().toString())
                        : new Element.Values("data", values));
        if (in.failed()) {
            return elements;
        }
        if (!fits && out != null) {
            out.malformed(FinsAnomaly.ITEMS, frame.at(FinsHeader.SIZE + ADDRESS));
        }
        if (check(frame, address, items, FinsHeader.SIZE, out)) {
            PointRange range = address.points(items);
            add(range == null ? null : range.with(values), points);
        }
        return elements;
    }

    /** §5-3-3: address, number of items u16, one word, or a bit in one octet. */
    private static List<Element> fill(FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        List<Element> elements = new ArrayList<>();
        Address address = Address.read(in);
        int items = in.u16();
        int value = in.u16();
        address.fields("beginning_address", elements);
        elements.add(Element.number("number_of_items", items));
        elements.add(Element.number("data", value));
        if (!in.failed() && check(frame, address, items, FinsHeader.SIZE, out)) {
            PointRange range = address.points(items);
            MemoryArea area = address.area();
            boolean isWord = area != null && area.size() == 2;
            add(range == null || !isWord ? range : range.with(repeated(value, items)), points);
        }
        return elements;
    }

    private static ValueList repeated(int value, int items) {
        if (items > FILL_VALUES) {
            return ValueList.NONE;
        }
        byte[] octets = new byte[2 * items];
        for (int i = 0; i < items; i++) {
            octets[2 * i] = (byte) (value >> 8);
            octets[2 * i + 1] = (byte) value;
        }
        return ValueList.words(ByteView.of(octets), 0, items);
    }

    /** §5-3-4: addresses up to the end. */
    private static List<Element> readMultiple(
            FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        List<Element.Group> items = new ArrayList<>();
        while (in.remaining() > 0 && !in.failed()) {
            int at = in.at();
            Address address = Address.read(in);
            List<Element> item = new ArrayList<>();
            address.fields("address", item);
            items.add(new Element.Group("items", item));
            if (!in.failed() && check(frame, address, 1, at, out)) {
                add(address.points(1), points);
            }
        }
        if (items.isEmpty()) {
            in.fail();
        }
        return List.of(new Element.Groups("items", items));
    }

    /** 23 01: number of bits or flags u16, and of each a specification u16 and its address. */
    private static List<Element> force(FinsFrame frame, FinsReader in, List<PointRange> points, @Nullable Output out) {
        int count = in.u16();
        List<Element.Group> bits = new ArrayList<>();
        for (int left = count; left > 0 && !in.failed(); left--) {
            int specification = in.u16();
            int at = in.at();
            Address address = Address.read(in);
            List<Element> bit = new ArrayList<>();
            bit.add(Element.number("set_reset_specification", specification));
            bit.add(Element.text("set_reset", forced(specification)));
            address.fields("address", bit);
            bits.add(new Element.Group("bits", bit));
            if (!in.failed() && check(frame, address, 1, at, out)) {
                PointRange point = address.points(1);
                boolean isOn = specification == FORCED_SET || specification == FORCED_RELEASED_ON;
                ValueList value = specification == FORCED_RELEASED ? ValueList.NONE : ValueList.bit(isOn);
                add(point == null ? null : point.with(value), points);
            }
        }
        return List.of(Element.number("number_of_bits", count), new Element.Groups("bits", bits));
    }

    private static String forced(int specification) {
        return switch (specification) {
            case 0x0000 -> "forced_reset";
            case FORCED_SET -> "forced_set";
            case 0x8000 -> "forced_status_released_and_turned_off";
            case FORCED_RELEASED_ON -> "forced_status_released_and_turned_on";
            case FORCED_RELEASED -> "forced_status_released";
            default -> "specification_" + specification;
        };
    }

    /**
     * Reads the items of a response with the help of its command; the points with their values go into {@code points}.
     */
    static List<Element> response(
            FinsFrame frame, FinsReader in, @Nullable Request asked, List<PointRange> points, Output out) {
        return frame.commandCode() == FinsCommand.MEMORY_AREA_READ
                ? readData(frame, in, asked, points, out)
                : readMultipleData(frame, in, asked, points, out);
    }

    /** §5-3-1: the items, one behind the other. */
    private static List<Element> readData(
            FinsFrame frame, FinsReader in, @Nullable Request asked, List<PointRange> points, Output out) {
        ByteView data = in.bytes(in.remaining());
        PointRange range = asked == null || asked.points().size() != 1
                ? null
                : asked.points().getFirst();
        MemoryArea area = range == null ? null : MemoryArea.of(range.space());
        if (range == null || area == null) {
            return List.of(Element.text("data", data.octets().toString()));
        }
        int items = Math.min(range.count(), data.length() / area.size());
        if (data.length() != range.count() * area.size()) {
            out.malformed(FinsAnomaly.ANSWER_LENGTH, frame.at(FinsHeader.RESPONSE_SIZE));
        }
        ValueList values = area.values(data, 0, items);
        if (values.size() == 0) {
            return List.of(Element.text("data", data.octets().toString()));
        }
        if (items == range.count()) {
            points.add(range.with(values));
        }
        return List.of(new Element.Values("data", values));
    }

    /** §5-3-4: of each item the area code u8 and its data. */
    private static List<Element> readMultipleData(
            FinsFrame frame, FinsReader in, @Nullable Request asked, List<PointRange> points, Output out) {
        List<Element.Group> items = new ArrayList<>();
        List<PointRange> wanted = asked == null ? List.of() : asked.points();
        boolean matches = true;
        while (in.remaining() > 0 && !in.failed()) {
            int code = in.u8();
            MemoryArea area = MemoryArea.of(code);
            List<Element> item = new ArrayList<>();
            item.add(Element.number("address_area_code", code));
            if (area == null) {
                out.unknown("memory_area_code", code);
                item.add(Element.text("data", in.bytes(in.remaining()).octets().toString()));
                matches = false;
            } else {
                item.add(Element.text("address_area", area.space()));
                ByteView data = in.bytes(area.size());
                ValueList value = in.failed() ? ValueList.NONE : area.values(data, 0, 1);
                item.add(
                        value.size() == 0
                                ? Element.text("data", data.octets().toString())
                                : new Element.Value("data", value));
                int place = items.size();
                matches &= place < wanted.size()
                        && area.equals(MemoryArea.of(wanted.get(place).space()));
                if (matches && value.size() > 0) {
                    points.add(wanted.get(place).with(value));
                }
            }
            items.add(new Element.Group("items", item));
        }
        if (asked != null && !wanted.isEmpty() && (!matches || items.size() != wanted.size())) {
            out.malformed(FinsAnomaly.ANSWER_LENGTH, frame.at(FinsHeader.RESPONSE_SIZE));
        }
        if (!matches) {
            points.clear();
        }
        return List.of(new Element.Groups("items", items));
    }
}
