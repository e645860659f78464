package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.layer.dcerpc.Uuid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks by {@link Grammar}, IEC 61158-6-10 §5.2.1; big-endian.
 *
 * <pre>
 *  0            2              4              5             6
 *  +------------+--------------+--------------+-------------+----------------
 *  | block type | block length | version high | version low | content ...
 *  +------------+--------------+--------------+-------------+----------------
 * </pre>
 *
 * The length counts from the version on.
 */
final class BlockReader {
    /** Most fields of one message; what follows is left out. */
    static final int MAX_FIELDS = 20_000;
    /** How deep blocks may lie in each other. */
    static final int MAX_DEPTH = 4;
    /** Most octets shown of content without names. */
    static final int MAX_OCTETS = 256;

    private static final int HEADER = 6;
    private static final int HEADER_FIELDS = 3;
    private static final int BEFORE_VERSION = 4;
    private static final int WRITE_REQUEST = 0x0008;
    private static final int READ_RESPONSE = 0x8009;

    private int fields;
    private @Nullable PnioAnomaly anomaly;
    private int anomalyAt;

    /** The first anomaly; null where there is none. */
    @Nullable
    PnioAnomaly anomaly() {
        return anomaly;
    }

    /** Where it was, within the view first given. */
    int anomalyAt() {
        return anomalyAt;
    }

    private void broken(PnioAnomaly code, int at) {
        if (anomaly == null) {
            anomaly = code;
            anomalyAt = at;
        }
    }

    /** All blocks of a call's arguments or of an alarm. Those of records follow their header. */
    List<Element.Group> read(ByteView data) {
        List<Element.Group> blocks = new ArrayList<>();
        blocks(data, 0, 0, blocks);
        return blocks;
    }

    private void blocks(ByteView data, int base, int depth, List<Element.Group> out) {
        int at = 0;
        while (at < data.length() && fields < MAX_FIELDS) {
            if (!data.has(at, HEADER) || data.u16(at + 2) < 2 || !data.has(at + BEFORE_VERSION, data.u16(at + 2))) {
                if (!isZero(data, at)) {
                    broken(PnioAnomaly.BLOCK_LENGTH, base + at);
                }
                return;
            }
            int length = BEFORE_VERSION + data.u16(at + 2);
            int type = data.u16(at);
            Element.Group block = block(data, at, length, base, depth);
            out.add(block);
            at += length;
            if (type == WRITE_REQUEST || type == READ_RESPONSE) {
                int record = (int)
                        Math.min(Elements.number(block.elements(), "record_data_length"), (long) data.length() - at);
                if (record < Elements.number(block.elements(), "record_data_length")) {
                    broken(PnioAnomaly.RECORD_LENGTH, base + at);
                }
                record(data.slice(at, record), base + at, depth, block, out);
                at += record;
                // Records of a multiple write begin at multiples of 4 octets.
                at = Math.min(data.length(), (at + 3) & ~3);
            }
        }
    }

    /** What a record holds: blocks of the standard, or octets that only the maker of the module knows. */
    private void record(ByteView record, int base, int depth, Element.Group header, List<Element.Group> out) {
        if (record.length() == 0) {
            return;
        }
        int index = (int) Elements.number(header.elements(), "index");
        boolean multiple = index == RecordIndex.WRITE_MULTIPLE;
        if (multiple || (RecordIndex.isOfTheStandard(index) && beginsBlock(record))) {
            if (depth < MAX_DEPTH) {
                blocks(record, base, depth + 1, out);
            }
            return;
        }
        List<Element> data = new ArrayList<>();
        octets("record_data", record, data);
        out.add(new Element.Group("", data));
    }

    /** Whether a block's header stands here: of a maker's record the standard says nothing. */
    private static boolean beginsBlock(ByteView data) {
        return data.has(0, HEADER)
                && data.u16(2) >= 2
                && data.has(BEFORE_VERSION, data.u16(2))
                && data.u8(4) == 1
                && data.u16(0) != 0;
    }

    private static boolean isZero(ByteView data, int from) {
        for (int i = from; i < data.length(); i++) {
            if (data.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private Element.Group block(ByteView data, int at, int length, int base, int depth) {
        int type = data.u16(at);
        Grammar.Block known = Grammar.of(type, data.u8(at + 5));
        List<Element> out = new ArrayList<>(
                HEADER_FIELDS + (known == null ? 0 : known.items().size()));
        number("block_type", type, out);
        out.add(Element.text("block_name", known == null ? "unknown" : known.name()));
        number("block_version", data.u8(at + 4) << 8 | data.u8(at + 5), out);
        ByteView content = data.slice(at + HEADER, length - HEADER);
        if (known == null) {
            octets("octets", content, out);
        } else {
            Cursor cursor = new Cursor(content, HEADER, base + at + HEADER, depth);
            cursor.items(known.items(), out);
            if (cursor.failed) {
                broken(PnioAnomaly.BLOCK_CONTENT, base + at);
            } else if (!isZero(content, cursor.at)) {
                octets("octets", content.from(cursor.at), out);
            }
        }
        Meanings.add(out);
        return new Element.Group("", out);
    }

    private void number(String name, long value, List<Element> out) {
        fields++;
        out.add(Element.number(name, value));
    }

    private void octets(String name, ByteView value, List<Element> out) {
        fields++;
        out.add(Element.text(
                name, value.octets(0, Math.min(value.length(), MAX_OCTETS)).toString()));
    }

    /** Goes through one block's content; once something is missing it has failed and reads nothing more. */
    private final class Cursor {
        private final ByteView content;
        /** Octets of the block before the content, to align. */
        private final int before;

        private final int base;
        private final int depth;
        private int at;
        private boolean failed;

        Cursor(ByteView content, int before, int base, int depth) {
            this.content = content;
            this.before = before;
            this.base = base;
            this.depth = depth;
        }

        /** Whether this many octets are there and may be read. */
        private boolean take(int octets) {
            if (failed || fields >= MAX_FIELDS || !content.has(at, octets)) {
                failed = true;
                return false;
            }
            at += octets;
            return true;
        }

        void items(List<Grammar.Item> items, List<Element> out) {
            for (int i = 0; i < items.size() && !failed; i++) {
                item(items.get(i), out);
            }
        }

        private void item(Grammar.Item item, List<Element> out) {
            switch (item) {
                case Grammar.Item.Unsigned(String name, int size) -> {
                    if (take(size)) {
                        number(name, unsigned(at - size, size), out);
                    }
                }
                case Grammar.Item.Padding(int size) -> at = Math.min(content.length(), at + size);
                case Grammar.Item.Text(String name, int length, String lengthField) -> {
                    int octets = length >= 0 ? length : (int) Elements.number(out, lengthField);
                    if (take(octets)) {
                        fields++;
                        out.add(Element.text(
                                name, content.paddedText(at - octets, octets, StandardCharsets.ISO_8859_1)));
                    }
                }
                case Grammar.Item.Bytes(String name, String lengthField) -> {
                    int octets =
                            lengthField.isEmpty() ? content.length() - at : (int) Elements.number(out, lengthField);
                    if (take(octets) && octets > 0) {
                        octets(name, content.slice(at - octets, octets), out);
                    }
                }
                case Grammar.Item.Special(String name, String kind) -> special(name, kind, out);
                case Grammar.Item.Repeated repeated -> repeated(repeated, out);
            }
        }

        private long unsigned(int from, int size) {
            return switch (size) {
                case 1 -> content.u8(from);
                case 2 -> content.u16(from);
                case 4 -> content.u32(from);
                default -> content.s64(from);
            };
        }

        private void repeated(Grammar.Item.Repeated repeated, List<Element> out) {
            long count = switch (repeated.count()) {
                case "*" -> Integer.MAX_VALUE;
                case "io" -> (Elements.number(out, "submodule_properties") & 3) == 3 ? 2 : 1;
                default -> Elements.number(out, repeated.count());
            };
            List<Element.Group> groups = new ArrayList<>();
            boolean toTheEnd = repeated.count().equals("*");
            for (long i = 0; i < count && !failed && !(toTheEnd && at >= content.length()); i++) {
                List<Element> group = new ArrayList<>(repeated.items().size());
                items(repeated.items(), group);
                Meanings.add(group);
                groups.add(new Element.Group("", group));
            }
            out.add(new Element.Groups(repeated.name(), groups));
        }

        private void special(String name, String kind, List<Element> out) {
            fields++;
            switch (kind) {
                case "uuid" -> {
                    if (take(Uuid.SIZE)) {
                        out.add(Element.text(
                                name, Uuid.read(content, at - Uuid.SIZE, false).toString()));
                    }
                }
                case "uuid?" -> {
                    if (take(Uuid.SIZE)) {
                        Uuid id = Uuid.read(content, at - Uuid.SIZE, false);
                        if (!id.equals(Uuid.NIL)) {
                            out.add(Element.text(name, id.toString()));
                        }
                    }
                }
                case "mac" -> {
                    if (take(6)) {
                        out.add(Element.text(name, new MacAddress(content.u48(at - 6)).toString()));
                    }
                }
                case "ip" -> {
                    if (take(4)) {
                        out.add(Element.text(
                                name, IpAddress.readV4(content, at - 4).toString()));
                    }
                }
                case "status" -> {
                    if (take(4)) {
                        PnioStatus.add(content.u32(at - 4), out);
                    }
                }
                case "version" -> {
                    if (take(4)) {
                        out.add(Element.text(name, Meanings.version(content, at - 4)));
                    }
                }
                case "align" -> take(Math.min(-(before + at) & 3, content.length() - at));
                case "blocks" -> nested(content.from(at), out);
                case "content" -> {
                    ByteView rest = content.from(at);
                    if (beginsBlock(rest)) {
                        nested(rest, out);
                    } else if (rest.length() > 0) {
                        at = content.length();
                        octets("record_data", rest, out);
                    }
                }
                case "usi" -> userStructures(out);
                default -> throw new IllegalStateException("kind " + kind);
            }
        }

        private void nested(ByteView inner, List<Element> out) {
            List<Element.Group> blocks = new ArrayList<>();
            if (depth < MAX_DEPTH) {
                blocks(inner, base + at, depth + 1, blocks);
            }
            at = content.length();
            out.add(new Element.Groups("blocks", blocks));
        }

        /**
         * §5.2.7: items by user structure identifier; those of the standard are lists to the end, those of makers
         * octets.
         */
        private void userStructures(List<Element> out) {
            List<Element.Group> items = new ArrayList<>();
            while (content.has(at, 2) && !failed && fields < MAX_FIELDS) {
                int usi = content.u16(at);
                at += 2;
                List<Element> item = new ArrayList<>();
                number("user_structure_identifier", usi, item);
                if (usi == UserStructure.MAINTENANCE
                        && depth < MAX_DEPTH
                        && content.has(at, HEADER)
                        && content.u16(at + 2) >= 2
                        && content.has(at + BEFORE_VERSION, content.u16(at + 2))) {
                    int length = BEFORE_VERSION + content.u16(at + 2);
                    item.add(new Element.Groups("blocks", List.of(block(content, at, length, base, depth + 1))));
                    at += length;
                } else {
                    UserStructure known = UserStructure.of(usi);
                    if (known == null) {
                        octets("octets", content.from(at), item);
                        at = content.length();
                    } else {
                        repeated(new Grammar.Item.Repeated("channels", "*", known.items()), item);
                    }
                }
                items.add(new Element.Group("", item));
            }
            out.add(new Element.Groups("alarm_items", items));
        }
    }
}
