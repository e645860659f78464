package io.otus.layer.websocket;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/** What one direction has in the making: a message over several frames, §5.4. Confined. */
final class WebsocketSide {
    /** Most bytes of one message: BACnet/SC messages have at most 1,497 unless the peers agree on more. */
    static final int MAX_MESSAGE = 1 << 16;

    private static final byte[] EMPTY = {};

    private byte[] message = EMPTY;
    private int length;
    private boolean begun;

    boolean isBegun() {
        return begun;
    }

    /** Takes a part of a message; false where it grows past {@link #MAX_MESSAGE}, and what was kept is dropped. */
    boolean append(ByteView part) {
        begun = true;
        if (length + part.length() > MAX_MESSAGE) {
            message = EMPTY;
            length = 0;
            return false;
        }
        if (length + part.length() > message.length) {
            message = Arrays.copyOf(message, Math.min(MAX_MESSAGE, 2 * (length + part.length())));
        }
        part.copyTo(0, message, length, part.length());
        length += part.length();
        return true;
    }

    /** The message, which is forgotten. */
    ByteView take() {
        ByteView whole = ByteView.of(message, 0, length);
        clear();
        return whole;
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        return message.length;
    }

    void clear() {
        message = EMPTY;
        length = 0;
        begun = false;
    }
}
