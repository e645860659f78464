package io.otus.dissect.cip;

import io.otus.core.event.FieldWriter;
import io.otus.dissect.cip.Segment.Logical;
import io.otus.dissect.cip.Segment.Named;
import java.util.List;

/**
 * A path, CIP Vol. 1 Appendix C-1: where a message goes, and what it means there.
 *
 * @param segments in wire order
 * @param whole whether every segment could be read
 */
record Epath(List<Segment> segments, boolean whole) {
    static final Epath EMPTY = new Epath(List.of(), true);
    static final long NONE = -1;

    Epath {
        segments = List.copyOf(segments);
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /**
     * The last value of one kind: in a path of several objects that of the one that is meant; {@link #NONE} without.
     */
    long last(Logical logical) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i) instanceof Named named && named.logical() == logical) {
                return named.value();
            }
        }
        return NONE;
    }

    /** The class that the path names: that of tags where the path is a name; {@link #NONE} where it names none. */
    long classId() {
        return isSymbolic() ? CipClass.SYMBOL : last(Logical.CLASS);
    }

    boolean isSymbolic() {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Symbol) {
                return true;
            }
        }
        return false;
    }

    boolean isSafety() {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Network network && network.subtype() == Segment.Network.SAFETY) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ports and link addresses, such as {@code 1/0} for slot 0 behind the backplane port; empty where the path stays in
     * the node.
     */
    String route() {
        StringBuilder route = null;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Port(int port, String linkAddress)) {
                route = route == null ? new StringBuilder() : route.append(',');
                route.append(port).append('/').append(linkAddress);
            }
        }
        return route == null ? "" : route.toString();
    }

    void fields(String name, FieldWriter out) {
        out.beginArray(name);
        for (Segment segment : segments) {
            out.beginElement();
            segment.fields(out);
            out.end();
        }
        out.end();
    }
}
