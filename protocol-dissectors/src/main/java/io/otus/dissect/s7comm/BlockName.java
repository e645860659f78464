package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of a block in block control, S7 "block control": two characters of type, five digits, one of the file
 * system. A file name has one character more in front: {@code _} for the whole module, {@code $} for its header.
 *
 * @param blockType such as {@code OB}, {@code DB}, {@code SDB}
 * @param blockNumber 0 to 99999
 * @param fileSystem {@code P} passive (copied, not linked), {@code A} active (linked), {@code B} both
 */
public record BlockName(String blockType, int blockNumber, String fileSystem) {
    /** Characters of a name without the file's own first one. */
    static final int LENGTH = 8;

    private static final int DIGITS = 5;

    /** Reads the eight characters at {@code at}, which must be there; null where they are not a block's name. */
    static @Nullable BlockName read(ByteView bytes, int at) {
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = bytes.u8(at + 2 + i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        String type = bytes.u8(at) == '0' ? type(bytes.u8(at + 1)) : "";
        int fileSystem = bytes.u8(at + 7);
        if (type.isEmpty() || fileSystem < 'A' || fileSystem > 'Z') {
            return null;
        }
        return new BlockName(type, number, bytes.text(at + 7, 1, StandardCharsets.US_ASCII));
    }

    /** The type that a hexadecimal digit stands for; empty where none does. */
    static String type(int digit) {
        return switch (digit) {
            case '8' -> "OB";
            case '9' -> "CMOD";
            case 'A' -> "DB";
            case 'B' -> "SDB";
            case 'C' -> "FC";
            case 'D' -> "SFC";
            case 'E' -> "FB";
            case 'F' -> "SFB";
            default -> "";
        };
    }

    /** {@code OB1}, {@code DB10}. */
    String shortName() {
        return blockType + blockNumber;
    }

    /** The eight characters on the wire, where they are not part of a file name. */
    String wireName() {
        String digits = Integer.toString(100_000 + blockNumber).substring(1);
        for (char digit = '8'; digit <= 'F'; digit++) {
            if (type(digit).equals(blockType)) {
                return "0" + digit + digits + fileSystem;
            }
        }
        return "";
    }

    void fields(FieldWriter out) {
        out.text("block_type", blockType);
        out.number("block_number", blockNumber);
        out.text("file_system", fileSystem);
    }
}
