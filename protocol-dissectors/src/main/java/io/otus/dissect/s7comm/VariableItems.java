package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import java.util.List;

/** Lists of variable specifications; one of odd length is followed by a fill byte. Stateless. */
final class VariableItems {
    /** Octets of an item before its address. */
    static final int HEAD = 3;

    private VariableItems() {}

    /**
     * Reads items up to the first that is not one, and reports the syntaxes and areas that are not known.
     *
     * @return where they end; where one is broken, the complement of where that one begins
     */
    static int read(ByteView bytes, int from, int count, List<VariableItem> items, Output out) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (!bytes.has(at, HEAD)
                    || bytes.u8(at) != VariableItem.SPECIFICATION
                    || bytes.u8(at + 1) < 1
                    || !bytes.has(at + 2, bytes.u8(at + 1))) {
                return ~at;
            }
            VariableItem item = VariableItem.read(bytes, at);
            items.add(item);
            if (item instanceof OtherItem other) {
                out.unknown("syntax_id", other.syntaxId());
            } else if (item instanceof AnyItem any && !any.isKnownArea()) {
                out.unknown("area", any.area());
            }
            int length = 2 + bytes.u8(at + 1);
            at += length + (length & 1);
        }
        return at;
    }
}
