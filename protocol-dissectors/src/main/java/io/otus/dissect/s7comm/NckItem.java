package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the numerical control kernel (NCK) of a SINUMERIK, three syntaxes that differ in the unit of lengths.
 *
 * <pre>
 *  0                1        3      5        6
 *  +----------------+--------+------+--------+-------+
 *  | area 3, unit 5 | column | line | module | lines |
 *  +----------------+--------+------+--------+-------+
 * </pre>
 *
 * @param syntaxId 0x82 as set, 0x83 metric, 0x84 inch
 * @param nckArea 0 control, 1 mode group, 2 channel, 3 axis, 4 tool, 5 feed drive, 6 main drive, 7 operator panel
 * @param unit which of that area, 0 to 31
 * @param column which variable of the module, 0 to 65535
 * @param line first line, 0 to 65535
 * @param module kind of data, 0 to 255
 * @param lineCount lines, 0 to 255
 */
public record NckItem(int syntaxId, int nckArea, int unit, int column, int line, int module, int lineCount)
        implements OnePointItem {
    private static final int LENGTH = 7;

    /** Whether a syntax addresses the NCK. */
    static boolean isNck(int syntax) {
        return syntax >= 0x82 && syntax <= 0x84;
    }

    /** Reads the address; null where it has another length. */
    static @Nullable NckItem read(int syntax, ByteView b) {
        return b.length() == LENGTH
                ? new NckItem(syntax, b.u8(0) >> 5, b.u8(0) & 0x1F, b.u16(1), b.u16(3), b.u8(5), b.u8(6))
                : null;
    }

    @Override
    public PointRange points() {
        String space = "NCK" + nckArea + '.' + unit + ':' + module + '.' + column;
        return PointRange.of(space, line, Math.max(1, lineCount));
    }

    @Override
    public void addPoints(ValueList values, ByteView bytes, List<PointRange> points) {
        // The type of the variable is known to the control alone, so its bytes are not split into values per line.
        points.add(points());
    }

    @Override
    public void address(FieldWriter out) {
        out.number("nck_area", nckArea);
        out.number("nck_unit", unit);
        out.number("nck_column", column);
        out.number("nck_line", line);
        out.number("nck_module", module);
        out.number("nck_line_count", lineCount);
    }
}
