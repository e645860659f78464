package io.otus.dissect.egd;

import io.otus.core.bytes.ByteView;

/** The id of a producer, which is shown as the IP address that it commonly is. */
final class Dotted {
    private Dotted() {}

    static String at(ByteView b, int at) {
        return b.u8(at) + "." + b.u8(at + 1) + "." + b.u8(at + 2) + "." + b.u8(at + 3);
    }
}
