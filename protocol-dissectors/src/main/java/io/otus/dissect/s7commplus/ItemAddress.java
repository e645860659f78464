package io.otus.dissect.s7commplus;

import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;

/**
 * Address of one variable, S7+ "item addresses".
 *
 * @param symbolCrc check value of the symbol; 0 where the address is not symbolic
 * @param areaId number of the area or object that holds it
 * @param path numbers that lead from there to the variable, at most {@link #KEPT_PATH}
 */
public record ItemAddress(long symbolCrc, long areaId, ValueList path) {
    /** Most numbers kept of a path. */
    static final int KEPT_PATH = 16;

    private static final long DB = 0x8A0E;

    static ItemAddress read(Cursor in) {
        long crc = in.vlq32();
        long area = in.vlq32();
        long count = in.vlq32();
        long[] path = new long[(int) Math.min(Math.min(count, in.remaining()), KEPT_PATH)];
        for (long i = 0; i < count && in.element(); i++) {
            long one = in.vlq32();
            if (i < path.length) {
                path[(int) i] = one;
            }
        }
        return new ItemAddress(crc, area, ValueList.unsigned(path));
    }

    /** Whether it lies in the user's data: inputs, outputs, flags, counters, timers or a data block. */
    boolean isUserData() {
        return (areaId >= 0x50 && areaId <= 0x54) || areaId >>> 16 == DB;
    }

    /** The area in words: {@code Q}, {@code DB5}; the number of other objects. */
    private String area() {
        return switch ((int) areaId) {
            case 0x50 -> "I";
            case 0x51 -> "Q";
            case 0x52 -> "M";
            case 0x53 -> "C";
            case 0x54 -> "T";
            default -> areaId >>> 16 == DB ? "DB" + (areaId & 0xFFFF) : ObjectNumber.name(areaId);
        };
    }

    /** Name of the point: area, and the path after the number that only says "value". */
    String point() {
        StringBuilder name = new StringBuilder(area());
        for (int i = isUserData() ? 1 : 0; i < path.size(); i++) {
            name.append(name.indexOf("/") < 0 ? '/' : '.').append(path.text(i));
        }
        return name.toString();
    }

    void fields(FieldWriter out) {
        out.number("symbol_crc", symbolCrc);
        out.number("area_id", areaId);
        out.text("area", area());
        out.values("path", path);
    }
}
