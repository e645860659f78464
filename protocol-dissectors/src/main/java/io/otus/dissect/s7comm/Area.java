package io.otus.dissect.s7comm;

/** Memory areas of a controller, S7 "areas", and what their points are called. */
final class Area {
    static final int COUNTER = 0x1C;
    static final int TIMER = 0x1D;
    static final int PERIPHERY = 0x80;
    static final int INPUTS = 0x81;
    static final int OUTPUTS = 0x82;
    static final int MARKERS = 0x83;
    static final int DATA_BLOCK = 0x84;
    static final int INSTANCE_BLOCK = 0x85;

    private static final String[] DATA_BLOCKS = new String[256];

    static {
        for (int number = 0; number < DATA_BLOCKS.length; number++) {
            DATA_BLOCKS[number] = "DB" + number;
        }
    }

    private Area() {}

    /** Whether its elements are counted by number and not by byte. */
    static boolean isNumbered(int area) {
        return area == COUNTER || area == TIMER;
    }

    /** Whether the area is one that this package names. */
    static boolean isKnown(int area) {
        return switch (area) {
            case 0x03, 0x05, 0x06, 0x07, COUNTER, TIMER, 0x1E, 0x1F -> true;
            default -> area >= PERIPHERY && area <= 0x87;
        };
    }

    /** The point space of an area, or of one data block. */
    static String space(int area, int dbNumber) {
        return switch (area) {
            case 0x03 -> "SI";
            case 0x05 -> "SF";
            case 0x06 -> "AI";
            case 0x07 -> "AQ";
            case COUNTER -> "C";
            case TIMER -> "T";
            case 0x1E -> "HC";
            case 0x1F -> "HT";
            case PERIPHERY -> "P";
            case INPUTS -> "I";
            case OUTPUTS -> "Q";
            case MARKERS -> "M";
            case DATA_BLOCK -> dataBlock(dbNumber);
            case INSTANCE_BLOCK -> "DI" + dbNumber;
            case 0x86 -> "L";
            case 0x87 -> "V";
            default -> "area" + area;
        };
    }

    /** {@code DB10}. */
    static String dataBlock(int number) {
        return number < DATA_BLOCKS.length ? DATA_BLOCKS[number] : "DB" + number;
    }
}
