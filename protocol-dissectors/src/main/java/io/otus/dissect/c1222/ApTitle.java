package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;

/** How nodes are called: object identifiers, whole or relative to that of the network. Stateless. */
final class ApTitle {
    private static final int RELATIVE = BerReader.CONTEXT;

    private ApTitle() {}

    /** An ApTitle as an object identifier, or with a dot ahead where it is relative; empty where it is neither. */
    static String of(BerReader inner) {
        if (!inner.next() || inner.constructed()) {
            return "";
        }
        if (inner.tag() == BerReader.OBJECT_IDENTIFIER) {
            return BerValue.objectIdentifier(inner.content());
        }
        return inner.tag() == RELATIVE ? relative(inner.content()) : "";
    }

    /** Arcs of seven bits an octet, ITU-T X.690 §8.20. */
    static String relative(ByteView content) {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        for (int i = 0; i < content.length() && i < C1222Event.KEPT; i++) {
            arc = arc << 7 | (content.u8(i) & 0x7F);
            if ((content.u8(i) & 0x80) == 0) {
                text.append('.').append(Long.toUnsignedString(arc));
                arc = 0;
            }
        }
        return text.toString();
    }
}
