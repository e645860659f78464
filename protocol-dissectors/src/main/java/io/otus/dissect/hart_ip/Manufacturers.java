package io.otus.dissect.hart_ip;

/** Makers by identification code, HCF_SPEC-183 Table 8, as far as they are certain. */
final class Manufacturers {
    private Manufacturers() {}

    /** Name of a maker; empty where it is not known. */
    static String name(int code) {
        return switch (code) {
            case 0x02 -> "Allen-Bradley";
            case 0x09 -> "Bristol Babcock";
            case 0x0A -> "Brooks Instrument";
            case 0x11 -> "Endress+Hauser";
            case 0x13 -> "Fisher Controls";
            case 0x14 -> "Foxboro";
            case 0x15 -> "Fuji Electric";
            case 0x17 -> "Honeywell";
            case 0x1A -> "ABB";
            case 0x1F -> "Micro Motion";
            case 0x20 -> "Moore Industries";
            case 0x26 -> "Rosemount";
            case 0x2A -> "Siemens";
            case 0x2C -> "Toshiba";
            case 0x37 -> "Yokogawa";
            case 0x3E -> "Smar";
            case 0x45 -> "KROHNE";
            case 0x5D -> "Pepperl+Fuchs";
            case 0x62 -> "VEGA";
            case 0xF9 -> "FieldComm Group";
            default -> "";
        };
    }
}
