package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;

/**
 * Types of data files of SLC and MicroLogix controllers, Rockwell Automation 1770-6.5.16 chapter 13: letter, code and
 * bytes of an element.
 */
enum PcccFile {
    OUTPUT("O", 0x82, 2),
    INPUT("I", 0x83, 2),
    STATUS("S", 0x84, 2),
    BIT("B", 0x85, 2),
    TIMER("T", 0x86, 6),
    COUNTER("C", 0x87, 6),
    CONTROL("R", 0x88, 6),
    INTEGER("N", 0x89, 2),
    FLOAT("F", 0x8A, 4),
    OUTPUT_LOGICAL("O", 0x8B, 2),
    INPUT_LOGICAL("I", 0x8C, 2),
    STRING("ST", 0x8D, 84),
    ASCII("A", 0x8E, 2),
    BCD("D", 0x8F, 2),
    LONG("L", 0x91, 4),
    OTHER("file", -1, 2);

    /** Most values of one command: sizes have one byte. */
    private static final int MAX_VALUES = 255;

    private final String letter;
    private final int code;
    private final int size;

    PcccFile(String letter, int code, int size) {
        this.letter = letter;
        this.code = code;
        this.size = size;
    }

    static PcccFile of(int code) {
        for (PcccFile file : values()) {
            if (file.code == code) {
                return file;
            }
        }
        return OTHER;
    }

    /** The type of a space such as {@code N7}. */
    static PcccFile ofSpace(String space) {
        int digits = 0;
        while (digits < space.length() && !Character.isDigit(space.charAt(digits))) {
            digits++;
        }
        String letters = space.substring(0, digits);
        for (PcccFile file : values()) {
            if (file.letter.equals(letters)) {
                return file;
            }
        }
        return OTHER;
    }

    String letter() {
        return letter;
    }

    int size() {
        return size;
    }

    /** Values that fill the bytes; none of types with parts. */
    ValueList values(ByteView bytes) {
        return switch (this) {
            case INTEGER -> CipType.INT.read(bytes, 0, MAX_VALUES);
            case LONG -> CipType.DINT.read(bytes, 0, MAX_VALUES);
            case FLOAT -> CipType.REAL.read(bytes, 0, MAX_VALUES);
            case TIMER, COUNTER, CONTROL, STRING, OTHER -> ValueList.NONE;
            default -> CipType.UINT.read(bytes, 0, MAX_VALUES);
        };
    }
}
