package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Direction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each execute with the select before it (IEC 60870-5-101 §7.2.6.26): the same type, addresses and command. A
 * direct command has no select, which is legal. Confined.
 */
final class Selections {
    /** Most selections remembered in one flow; beyond, the oldest is forgotten. */
    static final int MAX_SELECTED = 64;

    /** S/E, the highest bit of the last octet of the command itself. */
    private static final int SELECT_BIT = 0x80;

    private final Deque<Selection> selected = new ArrayDeque<>();
    private boolean lost;

    private record Selection(long key, Octets command) {}

    /** Whether a command only selects. A bitstring command never does. The object must be there. */
    static boolean isSelect(TypeIdentification type, ByteView object) {
        int at = qualifierAt(type);
        return at >= 0 && (object.u8(at) & SELECT_BIT) != 0;
    }

    /** Where the octet with S/E is; -1 where the type has none. */
    private static int qualifierAt(TypeIdentification type) {
        int at = 0;
        for (Element element : type.elements()) {
            switch (element) {
                case SCO, DCO, RCO, QOS -> {
                    return at;
                }
                default -> at += element.size();
            }
        }
        return -1;
    }

    /**
     * Takes an activation; of an execute, what was selected before: {@code paired}, {@code different}, {@code absent}
     * or {@code unseen}.
     */
    String activation(TypeIdentification type, long key, ByteView object) {
        int at = qualifierAt(type);
        if (at < 0) {
            return "";
        }
        Selection before = take(key);
        int qualifier = object.u8(at);
        byte[] whole = new byte[at + 1];
        object.copyTo(0, whole, 0, at);
        whole[at] = (byte) (qualifier & ~SELECT_BIT);
        Octets commanded = Octets.copyOf(whole);
        if ((qualifier & SELECT_BIT) != 0) {
            if (selected.size() == MAX_SELECTED) {
                selected.removeFirst();
            }
            selected.addLast(new Selection(key, commanded));
            return "";
        }
        if (before == null) {
            return lost ? "unseen" : "absent";
        }
        return before.command().equals(commanded) ? "paired" : "different";
    }

    /** A selection was refused or given up. */
    void release(long key) {
        take(key);
    }

    private @Nullable Selection take(long key) {
        for (Iterator<Selection> all = selected.iterator(); all.hasNext(); ) {
            Selection one = all.next();
            if (one.key() == key) {
                all.remove();
                return one;
            }
        }
        return null;
    }

    /** Commands may have been lost. */
    void gap(Direction direction) {
        if (direction != Direction.FROM_SERVER) {
            selected.clear();
            lost = true;
        }
    }
}
