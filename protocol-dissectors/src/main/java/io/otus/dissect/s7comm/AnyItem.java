package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable by area and address, syntax S7ANY.
 *
 * <pre>
 *  0           1       3           5      6                9
 *  +-----------+-------+-----------+------+----------------+
 *  | transport | count | DB number | area | address (bits) |
 *  +-----------+-------+-----------+------+----------------+
 * </pre>
 *
 * @param transportSize type of one element
 * @param count elements, 0 to 65535
 * @param dbNumber data block, 0 to 65535; 0 outside data blocks
 * @param area memory area
 * @param address bits from the beginning of the area, 0 to 16777215; for counters and timers their number
 */
public record AnyItem(int transportSize, int count, int dbNumber, int area, int address) implements OnePointItem {
    static final int SYNTAX = 0x10;

    private static final int LENGTH = 9;

    /** Reads the address; null where it has another length. */
    static @Nullable AnyItem read(ByteView b) {
        return b.length() == LENGTH ? new AnyItem(b.u8(0), b.u16(1), b.u16(3), b.u8(5), b.u24(6)) : null;
    }

    @Override
    public int syntaxId() {
        return SYNTAX;
    }

    /** Whether its elements are wider than a byte and there are several: as points these are reported byte by byte. */
    private boolean isArrayOfWide() {
        return count > 1 && TransportSize.width(transportSize) > 1 && !Area.isNumbered(area);
    }

    @Override
    public PointRange points() {
        int elements = Math.max(1, count);
        String space = Area.space(area, dbNumber);
        if (Area.isNumbered(area)) {
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

    @Override
    public void addPoints(ValueList values, ByteView bytes, List<PointRange> points) {
        OnePointItem.super.addPoints(isArrayOfWide() ? S7Values.bytes(bytes) : values, bytes, points);
    }

    /** Whether the area is one that this package names. */
    boolean isKnownArea() {
        return Area.isKnown(area);
    }

    @Override
    public void address(FieldWriter out) {
        out.number("transport_size", transportSize);
        out.number("count", count);
        out.number("db_number", dbNumber);
        out.number("area", area);
        out.number("address", address);
    }
}
