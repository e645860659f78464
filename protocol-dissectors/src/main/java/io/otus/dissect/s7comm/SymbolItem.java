package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import org.jspecify.annotations.Nullable;

/**
 * A variable by its symbol's place in the program, syntax of the S7-1200: the root (a data block or an area), a
 * checksum over the symbol, and the path of local ids below the root.
 *
 * <pre>
 *  0          1      3        5          9
 *  +----------+------+--------+----------+-------------------------+
 *  | reserved | root | number | checksum | local id u32, repeated  |
 *  +----------+------+--------+----------+-------------------------+
 * </pre>
 *
 * @param root 0x8A0E for a data block, else the area
 * @param number of the data block, or which area
 * @param checksum over the symbol, 0 to 4294967295
 * @param path the local ids, one after the other in hexadecimal, with a point between
 */
public record SymbolItem(int root, int number, long checksum, String path) implements OnePointItem {
    static final int SYNTAX = 0xB2;

    private static final int HEAD = 9;
    private static final int ID = 4;
    private static final int DATA_BLOCK = 0x8A0E;

    /** Reads the address; null where it is no head and whole local ids. */
    static @Nullable SymbolItem read(ByteView b) {
        if (b.length() < HEAD || (b.length() - HEAD) % ID != 0) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (int at = HEAD; at < b.length(); at += ID) {
            if (at > HEAD) {
                path.append('.');
            }
            path.append(Long.toHexString(b.u32(at)));
        }
        return new SymbolItem(b.u16(1), b.u16(3), b.u32(5), path.toString());
    }

    @Override
    public PointRange points() {
        String begin = root == DATA_BLOCK ? Area.dataBlock(number) : "area" + number;
        return PointRange.named(begin + ":" + path);
    }

    @Override
    public int syntaxId() {
        return SYNTAX;
    }

    @Override
    public void address(FieldWriter out) {
        out.number("symbol_root", root);
        out.number("symbol_number", number);
        out.number("symbol_checksum", checksum);
        out.text("symbol_path", path);
    }
}
