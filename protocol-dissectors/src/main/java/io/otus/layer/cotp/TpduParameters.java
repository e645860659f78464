package io.otus.layer.cotp;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * The variable part of a connection TPDU: code, length, value, repeated (X.224 §13.2.3, §13.3.4).
 *
 * @param tpduSize most octets of a TPDU, 128 to 8192, from its exponent; 0 where not stated
 * @param sourceTsap calling transport selector: printable text as it is, else {@code 0x} and hexadecimal; empty where
 *     not stated
 * @param destinationTsap called transport selector
 * @param intact whether the parameters fill the variable part exactly
 */
record TpduParameters(int tpduSize, String sourceTsap, String destinationTsap, boolean intact) {
    static final int TPDU_SIZE = 0xC0;
    /** Calling TSAP, that of the initiator, also in the confirm. */
    static final int CALLING_TSAP = 0xC1;
    /** Called TSAP, that of the responder. */
    static final int CALLED_TSAP = 0xC2;

    private static final int MIN_EXPONENT = 7;
    private static final int MAX_EXPONENT = 13;

    static TpduParameters read(ByteView bytes) {
        int tpduSize = 0;
        String source = "";
        String destination = "";
        int at = 0;
        while (bytes.has(at, 2) && bytes.has(at + 2, bytes.u8(at + 1))) {
            int length = bytes.u8(at + 1);
            switch (bytes.u8(at)) {
                case TPDU_SIZE -> tpduSize = length == 1 ? size(bytes.u8(at + 2)) : 0;
                case CALLING_TSAP -> source = tsap(bytes.slice(at + 2, length));
                case CALLED_TSAP -> destination = tsap(bytes.slice(at + 2, length));
                default -> {
                    // Checksum, version, protection and the like do not occur in class 0 over TCP and say nothing of
                    // the device.
                }
            }
            at += 2 + length;
        }
        return new TpduParameters(tpduSize, source, destination, at == bytes.length());
    }

    private static int size(int exponent) {
        return exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT ? 1 << exponent : 0;
    }

    private static String tsap(ByteView bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.u8(i) < 0x20 || bytes.u8(i) > 0x7E) {
                return "0x" + bytes.octets();
            }
        }
        return bytes.text(0, bytes.length(), StandardCharsets.US_ASCII);
    }
}
