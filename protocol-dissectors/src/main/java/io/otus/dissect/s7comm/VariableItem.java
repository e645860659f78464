package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;

/**
 * One variable specification, S7 "variable items".
 *
 * <pre>
 *  0      1        2        3           4       6           8      9
 *  +------+--------+--------+-----------+-------+-----------+------+----------------+
 *  | 0x12 | length | syntax | transport | count | DB number | area | address (bits) |   S7ANY: syntax 0x10, length 10
 *  +------+--------+--------+-----------+-------+-----------+------+----------------+
 * </pre>
 *
 * @param syntaxId how the variable is addressed; 0x10 is S7ANY, for others only {@code octets} says which variable
 * @param transportSize type of one element
 * @param count elements, 0 to 65535
 * @param dbNumber data block, 0 to 65535; 0 outside data blocks
 * @param area memory area
 * @param address bits from the beginning of the area, 0 to 16777215; for counters and timers their number
 * @param octets the specification after the syntax id; empty for S7ANY
 */
public record VariableItem(
        int syntaxId, int transportSize, int count, int dbNumber, int area, int address, Octets octets) {
    static final int SPECIFICATION = 0x12;
    static final int S7ANY = 0x10;
    static final int S7ANY_LENGTH = 10;

    private static final int AREA_COUNTER = 0x1C;
    private static final int AREA_TIMER = 0x1D;
    private static final int AREA_DB = 0x84;
    private static final int AREA_DI = 0x85;

    private static final String[] DATA_BLOCKS = new String[256];

    static {
        for (int number = 0; number < DATA_BLOCKS.length; number++) {
            DATA_BLOCKS[number] = "DB" + number;
        }
    }

    /** Reads the item at {@code at}, whose length is already checked to lie within the view. */
    static VariableItem read(ByteView parameters, int at) {
        int length = parameters.u8(at + 1);
        int syntax = parameters.u8(at + 2);
        if (syntax != S7ANY || length != S7ANY_LENGTH) {
            return new VariableItem(syntax, 0, 0, 0, 0, 0, parameters.octets(at + 3, length - 1));
        }
        return new VariableItem(
                syntax,
                parameters.u8(at + 3),
                parameters.u16(at + 4),
                parameters.u16(at + 6),
                parameters.u8(at + 8),
                parameters.u24(at + 9),
                Octets.EMPTY);
    }

    boolean isS7Any() {
        return syntaxId == S7ANY && octets.length() == 0;
    }

    /** Whether one of its elements is more than a byte and it has several: as points these are told byte by byte. */
    private boolean isArrayOfWide() {
        return count > 1 && TransportSize.width(transportSize) > 1 && !isNumbered();
    }

    private boolean isNumbered() {
        return area == AREA_COUNTER || area == AREA_TIMER;
    }

    /** The points it names; the grammar is in {@code docs/protocols/s7comm.md}. */
    PointRange points() {
        if (!isS7Any()) {
            return PointRange.named("syntax" + syntaxId + ':' + octets);
        }
        int elements = Math.max(1, count);
        String space = space();
        if (isNumbered()) {
            return PointRange.of(space, address, elements);
        }
        if (transportSize == TransportSize.BIT) {
            return PointRange.of(space + ".X", address, elements);
        }
        int width = TransportSize.width(transportSize);
        int first = address >>> 3;
        if (elements == 1 && width == 2) {
            return PointRange.of(space + ".W", first, 1);
        }
        if (elements == 1 && width == 4) {
            return PointRange.of(space + ".D", first, 1);
        }
        return PointRange.of(space, first, elements * width);
    }

    /** The points with the values of a data item; without values where those do not fit the item. */
    PointRange points(DataItem data, ByteView bytes) {
        PointRange range = points();
        ValueList values = isArrayOfWide() ? S7Values.bytes(bytes) : data.values();
        return range.count() == values.size() ? range.with(values) : range;
    }

    private String space() {
        return switch (area) {
            case 0x03 -> "SI";
            case 0x05 -> "SF";
            case 0x06 -> "AI";
            case 0x07 -> "AQ";
            case AREA_COUNTER -> "C";
            case AREA_TIMER -> "T";
            case 0x80 -> "P";
            case 0x81 -> "I";
            case 0x82 -> "Q";
            case 0x83 -> "M";
            case AREA_DB -> dbNumber < DATA_BLOCKS.length ? DATA_BLOCKS[dbNumber] : "DB" + dbNumber;
            case AREA_DI -> "DI" + dbNumber;
            case 0x86 -> "L";
            case 0x87 -> "V";
            default -> "area" + area;
        };
    }

    /** Whether the area is one that this package names. */
    boolean isKnownArea() {
        return switch (area) {
            case 0x03, 0x05, 0x06, 0x07, AREA_COUNTER, AREA_TIMER -> true;
            default -> area >= 0x80 && area <= 0x87;
        };
    }

    void fields(FieldWriter out) {
        out.number("syntax_id", syntaxId);
        if (!isS7Any()) {
            out.octets("specification", octets);
            return;
        }
        out.number("transport_size", transportSize);
        out.number("count", count);
        out.number("db_number", dbNumber);
        out.number("area", area);
        out.number("address", address);
    }
}
