package io.otus.dissect.slmp;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request data by command, SH-080956 §5.2 to §5.6. Confined to one request. */
final class Requests {
    private final int command;
    private final int subcommand;
    private final SlmpReader in;
    private final List<Element> elements = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private boolean itemsFit = true;
    private int secretAt;
    private int secretLength;

    Requests(int command, int subcommand, SlmpReader in) {
        this.command = command;
        this.subcommand = subcommand;
        this.in = in;
    }

    /** The points that were named; none where the data are broken. */
    List<PointRange> points() {
        return in.failed() ? List.of() : points;
    }

    /** Whether numbers of points fit the data. */
    boolean itemsFit() {
        return itemsFit;
    }

    int secretAt() {
        return secretAt;
    }

    /** 0 where there was no secret. */
    int secretLength() {
        return secretLength;
    }

    private boolean isLong() {
        return SlmpCommand.isLong(subcommand);
    }

    private void add(@Nullable PointRange range) {
        if (range != null) {
            points.add(range);
        }
    }

    /** Reads the request data; {@link SlmpReader#failed} says whether some were missing. */
    List<Element> read() {
        switch (command) {
            case SlmpCommand.DEVICE_READ,
                    SlmpCommand.DEVICE_WRITE,
                    SlmpCommand.DEVICE_READ_RANDOM,
                    SlmpCommand.DEVICE_WRITE_RANDOM,
                    SlmpCommand.DEVICE_ENTRY_MONITOR,
                    SlmpCommand.DEVICE_READ_BLOCK,
                    SlmpCommand.DEVICE_WRITE_BLOCK -> devices();
            case SlmpCommand.MEMORY_READ -> memory(false);
            case SlmpCommand.MEMORY_WRITE -> memory(true);
            case SlmpCommand.EXTEND_UNIT_READ -> extendUnit(false);
            case SlmpCommand.EXTEND_UNIT_WRITE -> extendUnit(true);
            case SlmpCommand.REMOTE_RUN -> {
                elements.add(Element.number("mode", in.word()));
                elements.add(Element.number("clear_mode", in.octet()));
                in.octet();
            }
            case SlmpCommand.REMOTE_PAUSE -> elements.add(Element.number("mode", in.word()));
            case SlmpCommand.REMOTE_STOP, SlmpCommand.REMOTE_LATCH_CLEAR, SlmpCommand.REMOTE_RESET -> in.word();
            case SlmpCommand.READ_TYPE_NAME, SlmpCommand.DEVICE_EXECUTE_MONITOR, SlmpCommand.CLEAR_ERROR -> {
                // The command says it all.
            }
            case SlmpCommand.SELF_TEST -> {
                int length = in.word();
                elements.add(Element.number("number_of_loopback_data", length));
                elements.add(Element.text("loopback_data", in.text(length)));
            }
            case SlmpCommand.UNLOCK, SlmpCommand.LOCK -> {
                int length = in.word();
                elements.add(Element.number("remote_password_length", length));
                secretAt = in.at();
                secretLength = in.bytes(length).length();
            }
            case SlmpCommand.NODE_SEARCH -> {
                if (NodeSearch.isSearch(in)) {
                    elements.addAll(NodeSearch.search(in));
                } else {
                    rest();
                }
            }
            case SlmpCommand.IP_ADDRESS_SET -> {
                if (NodeSearch.isSet(in)) {
                    elements.addAll(NodeSearch.set(in, points));
                } else {
                    rest();
                }
            }
            default -> rest();
        }
        return elements;
    }

    private void rest() {
        if (in.remaining() > 0) {
            elements.add(Element.text("data", in.bytes(in.remaining()).octets().toString()));
        }
    }

    private void devices() {
        if (SlmpCommand.isExtended(subcommand)) {
            rest();
            return;
        }
        switch (command) {
            case SlmpCommand.DEVICE_READ -> batch(false);
            case SlmpCommand.DEVICE_WRITE -> batch(true);
            case SlmpCommand.DEVICE_READ_RANDOM, SlmpCommand.DEVICE_ENTRY_MONITOR -> random(false);
            case SlmpCommand.DEVICE_WRITE_RANDOM -> {
                if (SlmpCommand.isBits(subcommand)) {
                    randomBits();
                } else {
                    random(true);
                }
            }
            default -> blocks(command == SlmpCommand.DEVICE_WRITE_BLOCK);
        }
    }

    /** Device, number of points u16; what is written follows. */
    private void batch(boolean writes) {
        Device.Head head = Device.Head.read(in, isLong());
        int count = in.word();
        head.fields(elements);
        elements.add(Element.number("number_of_device_points", count));
        itemsFit = count > 0;
        boolean bits = SlmpCommand.isBits(subcommand);
        PointRange range = bits ? head.points(count) : head.words(count);
        if (!writes) {
            add(range);
            return;
        }
        boolean fits = bits ? in.remaining() >= in.lengthOfBits(count) : in.hasWords(count);
        if (!fits) {
            itemsFit = false;
            rest();
            add(range);
            return;
        }
        ValueList values = bits ? in.bits(count) : words(head, count);
        elements.add(new Element.Values("write_data", values));
        add(range == null || !holds(head, bits) ? range : range.with(values));
    }

    /** Whether a word of a request is a value, or 16, of a point: long devices take two. */
    private static boolean holds(Device.Head head, boolean bits) {
        return bits || head.device() == null || head.device().kind() != Device.Kind.LONG;
    }

    private ValueList words(Device.Head head, int count) {
        return head.device() != null && head.device().isBit() ? in.bitsOfWords(count) : in.words(count);
    }

    private static Element.Group item(Device.Head head, Element... further) {
        List<Element> item = new ArrayList<>();
        head.fields(item);
        item.addAll(List.of(further));
        return new Element.Group("devices", item);
    }

    /** Numbers of words and double words u8 each, and the devices; what is written follows each. */
    private void random(boolean writes) {
        int words = in.octet();
        int doubles = in.octet();
        elements.add(Element.number("word_access_points", words));
        elements.add(Element.number("double_word_access_points", doubles));
        itemsFit = words + doubles > 0;
        List<Element.Group> items = new ArrayList<>();
        for (int i = 0; i < words + doubles && !in.failed(); i++) {
            int size = i < words ? 1 : 2;
            Device.Head head = Device.Head.read(in, isLong());
            PointRange range = head.words(size);
            if (!writes) {
                items.add(item(head));
                add(range);
            } else if (!in.hasWords(size)) {
                in.fail();
            } else {
                ValueList values = number(head, size);
                items.add(item(head, new Element.Values("write_data", values)));
                add(range == null || !holds(head, false) ? range : range.with(values));
            }
        }
        elements.add(new Element.Groups("devices", items));
    }

    /** One or two words: a double word in ASCII code is one number, so that its higher word comes first. */
    private ValueList number(Device.Head head, int size) {
        ValueList values = words(head, size);
        boolean bits = head.device() != null && head.device().isBit();
        return in.isAscii() && size == 2 ? Values.turned(values, bits) : values;
    }

    /** Number of bits u8, and devices with 0 or 1: an octet each, a word in the long form. */
    private void randomBits() {
        int count = in.octet();
        elements.add(Element.number("bit_access_points", count));
        itemsFit = count > 0;
        List<Element.Group> items = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            Device.Head head = Device.Head.read(in, isLong());
            int value = isLong() ? in.word() : in.octet();
            items.add(item(head, Element.number("set_reset", value)));
            PointRange range = head.points(1);
            add(range == null ? null : range.with(ValueList.bit((value & 1) != 0)));
        }
        elements.add(new Element.Groups("devices", items));
    }

    /**
     * Numbers of blocks of words and of bits u8 each, and of each a device and a number of words; what is written
     * follows it.
     */
    private void blocks(boolean writes) {
        int wordBlocks = in.octet();
        int bitBlocks = in.octet();
        elements.add(Element.number("number_of_word_device_blocks", wordBlocks));
        elements.add(Element.number("number_of_bit_device_blocks", bitBlocks));
        itemsFit = wordBlocks + bitBlocks > 0;
        List<Element.Group> items = new ArrayList<>();
        for (int i = 0; i < wordBlocks + bitBlocks && !in.failed(); i++) {
            Device.Head head = Device.Head.read(in, isLong());
            int count = in.word();
            PointRange range = head.words(count);
            Element number = Element.number("number_of_device_points", count);
            if (!writes) {
                items.add(item(head, number));
                add(range);
            } else if (!in.hasWords(count)) {
                in.fail();
            } else {
                ValueList values = words(head, count);
                items.add(item(head, number, new Element.Values("write_data", values)));
                add(range == null || !holds(head, false) ? range : range.with(values));
            }
        }
        elements.add(new Element.Groups("devices", items));
    }

    /** Head address u32, number of words u16; what is written follows. */
    private void memory(boolean writes) {
        long head = in.dword();
        int words = in.word();
        elements.add(Element.number("head_address", head));
        elements.add(Element.number("word_length", words));
        itemsFit = words > 0;
        PointRange range = words == 0 ? null : PointRange.of("memory", head, words);
        if (!writes) {
            add(range);
        } else if (!in.hasWords(words)) {
            in.fail();
        } else {
            ValueList values = in.words(words);
            elements.add(new Element.Values("write_data", values));
            add(range == null ? null : range.with(values));
        }
    }

    /** Head address u32, number of octets u16, module number u16; what is written follows. */
    private void extendUnit(boolean writes) {
        long head = in.dword();
        int octets = in.word();
        int module = in.word();
        elements.add(Element.number("head_address", head));
        elements.add(Element.number("byte_length", octets));
        elements.add(Element.number("module_number", module));
        itemsFit = octets > 0;
        add(octets == 0 ? null : PointRange.of("module" + Integer.toHexString(module), head, octets));
        if (writes) {
            int there = in.remaining();
            elements.add(Element.text("write_data", in.bytes(there).octets().toString()));
            itemsFit &= there == octets * (in.isAscii() ? 2 : 1);
        }
    }
}
