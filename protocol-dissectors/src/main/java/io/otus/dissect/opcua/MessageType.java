package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/** Types of messages, OPC 10000-6 §7.1.2.2 and §6.7.2.2. */
enum MessageType {
    HEL(32, false),
    ACK(28, false),
    ERR(16, false),
    RHE(16, false),
    OPN(32, false),
    CLO(24, true),
    MSG(24, true);

    private static final MessageType[] ALL = values();

    private final int leastSize;
    private final boolean chunked;
    private final int code;

    MessageType(int leastSize, boolean chunked) {
        this.leastSize = leastSize;
        this.chunked = chunked;
        code = name().charAt(0) << 16 | name().charAt(1) << 8 | name().charAt(2);
    }

    /** That of three characters; null where they name none. */
    static @Nullable MessageType of(int code) {
        for (MessageType one : ALL) {
            if (one.code == code) {
                return one;
            }
        }
        return null;
    }

    /** Whether up to three characters begin the name of a type. */
    static boolean begins(ByteView b) {
        for (MessageType one : ALL) {
            boolean same = true;
            for (int i = 0; i < Math.min(3, b.length()); i++) {
                same &= b.u8(i) == one.name().charAt(i);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of the shortest one. */
    int leastSize() {
        return leastSize;
    }

    /** Whether it may be sent in several chunks, or aborted. */
    boolean isChunked() {
        return chunked;
    }

    /** Whether it belongs to a secure channel. */
    boolean isSecured() {
        return this == OPN || this == CLO || this == MSG;
    }
}
