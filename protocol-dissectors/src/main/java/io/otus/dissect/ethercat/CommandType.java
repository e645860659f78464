package io.otus.dissect.ethercat;

/** Commands of datagrams, IEC 61158-4-12 §5.4.1. */
final class CommandType {
    private static final int NOP = 0;
    private static final int APRD = 1;
    private static final int APWR = 2;
    private static final int APRW = 3;
    private static final int FPRD = 4;
    private static final int FPWR = 5;
    private static final int FPRW = 6;
    private static final int BRD = 7;
    private static final int BWR = 8;
    private static final int BRW = 9;
    private static final int LRD = 10;
    private static final int LWR = 11;
    private static final int LRW = 12;
    /** The last logical command; those with a greater number read one device and write all others. */
    static final int LAST_LOGICAL = LRW;

    private static final int ARMW = 13;
    private static final int FRMW = 14;
    private static final String[] NAMES = {
        "nop", "aprd", "apwr", "aprw", "fprd", "fpwr", "fprw", "brd", "bwr", "brw", "lrd", "lwr", "lrw", "armw", "frmw"
    };

    private CommandType() {}

    static boolean isKnown(int command) {
        return command < NAMES.length;
    }

    static String name(int command) {
        return isKnown(command) ? NAMES[command] : "command_" + command;
    }

    static boolean isNothing(int command) {
        return command == NOP;
    }

    /** Whether it addresses the process image. */
    static boolean isLogical(int command) {
        return command >= LRD && command <= LRW;
    }

    static boolean isBroadcast(int command) {
        return command >= BRD && command <= BRW;
    }

    /** Whether each device adds one to its working counter: what reads and writes adds three. */
    static boolean countsDevices(int command) {
        return command == BRD || command == BWR;
    }

    /** Whether it addresses a device by its position. */
    static boolean isAutoIncrement(int command) {
        return (command >= APRD && command <= APRW) || command == ARMW;
    }

    /** Whether it addresses a device by its station address. */
    static boolean isFixed(int command) {
        return (command >= FPRD && command <= FPRW) || command == FRMW;
    }

    /** Whether devices put data into it. */
    static boolean reads(int command) {
        return switch (command) {
            case APRD, APRW, FPRD, FPRW, BRD, BRW, LRD, LRW, ARMW, FRMW -> true;
            default -> false;
        };
    }

    /** Whether devices take its data; the first of a read-multiple-write command only reads. */
    static boolean writes(int command) {
        return switch (command) {
            case APWR, APRW, FPWR, FPRW, BWR, BRW, LWR, LRW -> true;
            default -> false;
        };
    }
}
