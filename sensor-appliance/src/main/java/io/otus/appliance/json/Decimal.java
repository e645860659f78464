package io.otus.appliance.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes decimal digits, four at a time: a line of the operation log is mostly numbers. */
final class Decimal {
    /**
     * Most bytes that {@link #write} touches behind the position it is given: those of the largest long, and a group
     * beyond.
     */
    static final int ROOM = 24;

    private static final int GROUP = 10_000;
    private static final int BILLION = 1_000_000_000;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** The four digits of each number below 10,000, the first in the lowest byte. */
    private static final int[] DIGITS = digits();
    /** How many of them lead and are no part of the number, 0 to 3. */
    private static final byte[] ZEROS = zeros();

    private Decimal() {}

    private static int[] digits() {
        int[] digits = new int[GROUP];
        for (int i = 0; i < GROUP; i++) {
            digits[i] = ('0' + i / 1000) | ('0' + i / 100 % 10) << 8 | ('0' + i / 10 % 10) << 16 | ('0' + i % 10) << 24;
        }
        return digits;
    }

    private static byte[] zeros() {
        byte[] zeros = new byte[GROUP];
        for (int i = 0; i < GROUP; i++) {
            zeros[i] = (byte) (4 - Integer.toString(i).length());
        }
        return zeros;
    }

    /** Writes a number that is not negative, and returns the position after it; the target has {@link #ROOM}. */
    static int write(long value, byte[] target, int at) {
        if (value < GROUP) {
            return first((int) value, target, at);
        }
        if (value < (long) GROUP * GROUP) {
            int number = (int) value;
            return four(number % GROUP, target, first(number / GROUP, target, at));
        }
        return four((int) (value % GROUP), target, write(value / GROUP, target, at));
    }

    /** Writes a number below a billion with leading zeros, nine digits in all, and returns the position after it. */
    static int nine(int value, byte[] target, int at) {
        if (value < 0 || value >= BILLION) {
            throw new IllegalArgumentException("0 to 999999999, not " + value);
        }
        target[at] = (byte) ('0' + value / (GROUP * GROUP));
        int rest = value % (GROUP * GROUP);
        return four(rest % GROUP, target, four(rest / GROUP, target, at + 1));
    }

    /** A number below 10,000 without leading zeros; how many there are is looked up, as nobody could foretell it. */
    private static int first(int value, byte[] target, int at) {
        int zeros = ZEROS[value];
        INTS.set(target, at, DIGITS[value] >>> (Byte.SIZE * zeros));
        return at + 4 - zeros;
    }

    private static int four(int value, byte[] target, int at) {
        INTS.set(target, at, DIGITS[value]);
        return at + 4;
    }
}
