package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads or writes: bits, octets or numbers of 32 bits. The number of a request is one less than there
 * are.
 *
 * @param space how its points are called
 * @param bits of one element: 1, 8 or 32
 * @param addressSize octets of an address: 2, or 3 of memory
 */
record Media(String space, int bits, int addressSize) {
    static final Media REGISTER = new Media("register", 32, 2);

    private static final Media COUNTER = new Media("counter", 32, 2);
    private static final Media TIMER = new Media("timer", 32, 2);
    private static final Media FLAG = new Media("flag", 1, 2);
    private static final Media INPUT = new Media("input", 1, 2);
    private static final Media OUTPUT = new Media("output", 1, 2);
    /** User memory in words of 32 bits. */
    private static final Media MEMORY = new Media("memory", 32, 3);
    /** Memory of the processor, in octets. */
    private static final Media BYTE = new Media("byte", 8, 3);

    /** What a command reads or writes; null where it does neither, or in another form. */
    static @Nullable Media of(int command) {
        return switch (command) {
            case SbusCommand.READ_COUNTERS, SbusCommand.WRITE_COUNTERS -> COUNTER;
            case SbusCommand.READ_TIMERS, SbusCommand.WRITE_TIMERS -> TIMER;
            case SbusCommand.READ_REGISTERS, SbusCommand.WRITE_REGISTERS -> REGISTER;
            case SbusCommand.READ_FLAGS, SbusCommand.WRITE_FLAGS -> FLAG;
            case SbusCommand.READ_INPUTS -> INPUT;
            case SbusCommand.READ_OUTPUTS, SbusCommand.WRITE_OUTPUTS -> OUTPUT;
            case SbusCommand.READ_USER_MEMORY, SbusCommand.WRITE_USER_MEMORY -> MEMORY;
            case SbusCommand.READ_BYTES, SbusCommand.WRITE_BYTES -> BYTE;
            default -> null;
        };
    }

    /** Elements of a data block. */
    static Media dataBlock(int number) {
        return new Media("DB" + number, 32, 2);
    }

    boolean isBits() {
        return bits == 1;
    }

    /** Octets of so many elements. */
    int octets(int count) {
        return isBits() ? (count + 7) / 8 : count * bits / 8;
    }

    /** The address at this place. */
    int address(ByteView data, int at) {
        return addressSize == 2 ? data.u16(at) : data.u24(at);
    }

    /** Reads this many values, which must be there. Registers and elements of data blocks are signed. */
    ValueList values(ByteView data, int at, int count) {
        if (isBits()) {
            return ValueList.bits(data, at, count);
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = bits == 8 ? data.u8(at + i) : data.s32(at + 4 * i);
        }
        return bits == 8 ? ValueList.unsigned(values) : ValueList.signed(values);
    }

    /** How the points that were asked for are encoded. */
    static Media of(PointRange points) {
        return switch (points.space()) {
            case "flag" -> FLAG;
            case "input" -> INPUT;
            case "output" -> OUTPUT;
            case "byte" -> BYTE;
            default -> REGISTER;
        };
    }
}
