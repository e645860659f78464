package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;

/** Makes values of numbers. */
final class Values {
    private Values() {}

    /** The second half, and then the first. */
    static ValueList turned(ValueList values, boolean bits) {
        long[] turned = new long[values.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = values.integer((i + turned.length / 2) % turned.length);
        }
        return of(turned, bits);
    }

    private static ValueList of(long[] values, boolean bits) {
        byte[] octets = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            if (bits) {
                octets[i / 8] |= (byte) ((values[i] & 1) << i % 8);
            } else {
                octets[2 * i] = (byte) (values[i] >> 8);
                octets[2 * i + 1] = (byte) values[i];
            }
        }
        ByteView view = ByteView.of(octets);
        return bits ? ValueList.bits(view, 0, values.length) : ValueList.words(view, 0, values.length);
    }
}
