package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;

/**
 * A point as an index group and offset name it, or a symbol or file by its name.
 *
 * @param space the name, or the space that {@code index} lies in
 * @param index {@link PointRange#NO_INDEX} for a name
 * @param isBits whether an octet of its data is one bit
 */
record Target(String space, long index, boolean isBits) {
    static Target named(String name) {
        return new Target(PointRange.plain(name), PointRange.NO_INDEX, false);
    }

    /** An entry of the object dictionary of an EtherCAT slave: index and subindex, ETG.1000.6 §5.6. */
    static Target object(long offset) {
        String index = "000" + Long.toHexString(offset >> 16 & 0xFFFF);
        String sub = "0" + Long.toHexString(offset & 0xFF);
        return named("coe/" + index.substring(index.length() - 4) + ':' + sub.substring(sub.length() - 2));
    }

    /** The point, of so many octets. */
    PointRange point(long octets) {
        return index == PointRange.NO_INDEX
                ? PointRange.named(space)
                : PointRange.of(space, index, Math.clamp(octets, 1, Integer.MAX_VALUE));
    }

    /** The point with what its data says. */
    PointRange point(ByteView data) {
        ValueList value = isBits && data.length() == 1 ? ValueList.bit(data.u8(0) != 0) : number(data);
        return value.size() == 0 ? point(data.length()) : new PointRange(space, index, 1, value);
    }

    /** Data of one, two, four or eight octets as a number; of which type the symbol is the message does not say. */
    static ValueList number(ByteView data) {
        return switch (data.length()) {
            case 1 -> ValueList.unsigned(data.u8(0));
            case 2 -> ValueList.unsigned(data.le16(0));
            case 4 -> ValueList.unsigned(data.le32(0));
            case 8 -> ValueList.unsigned(data.leS64(0));
            default -> ValueList.NONE;
        };
    }
}
