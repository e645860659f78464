package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several ranges of data blocks in one item, syntax DBREAD of the S7-400: count u8, then per range length u8, block
 * u16, first byte u16. The answer holds for each range a return code and, where that is success, its bytes.
 *
 * @param ranges at least one
 */
public record DbReadItem(List<Range> ranges) implements VariableItem {
    static final int SYNTAX = 0xB0;

    private static final int RANGE = 5;

    public DbReadItem {
        ranges = List.copyOf(ranges);
    }

    /**
     * One range.
     *
     * @param length bytes, 0 to 255
     * @param dbNumber data block, 0 to 65535
     * @param startAddress first byte, 0 to 65535
     */
    public record Range(int length, int dbNumber, int startAddress) {
        private PointRange points() {
            return PointRange.of(Area.dataBlock(dbNumber), startAddress, Math.max(1, length));
        }
    }

    /** Reads the address; null where the ranges do not fill it. */
    static @Nullable DbReadItem read(ByteView b) {
        if (b.length() < 1 || b.length() != 1 + RANGE * b.u8(0)) {
            return null;
        }
        List<Range> ranges = new ArrayList<>(b.u8(0));
        for (int at = 1; at < b.length(); at += RANGE) {
            ranges.add(new Range(b.u8(at), b.u16(at + 1), b.u16(at + 3)));
        }
        return new DbReadItem(ranges);
    }

    @Override
    public int syntaxId() {
        return SYNTAX;
    }

    @Override
    public void addPoints(List<PointRange> points) {
        for (Range range : ranges) {
            points.add(range.points());
        }
    }

    @Override
    public void addPoints(ValueList values, ByteView bytes, List<PointRange> points) {
        if (!fills(bytes)) {
            addPoints(points);
            return;
        }
        int at = 0;
        for (Range range : ranges) {
            boolean there = bytes.u8(at) == S7Errors.SUCCESS;
            at++;
            if (there && range.length > 0) {
                points.add(range.points().with(S7Values.bytes(bytes.slice(at, range.length))));
                at += range.length;
            }
        }
    }

    /** Whether the bytes are one return code for each range and the bytes of those that succeeded. */
    private boolean fills(ByteView bytes) {
        int at = 0;
        for (Range range : ranges) {
            if (!bytes.has(at, 1)) {
                return false;
            }
            at += bytes.u8(at) == S7Errors.SUCCESS ? 1 + range.length : 1;
        }
        return at == bytes.length();
    }

    @Override
    public void address(FieldWriter out) {
        out.beginArray("ranges");
        for (Range range : ranges) {
            out.beginElement();
            out.number("bytes", range.length);
            out.number("db_number", range.dbNumber);
            out.number("start_address", range.startAddress);
            out.end();
        }
        out.end();
    }
}
