package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a padded EPATH, CIP Vol. 1 Appendix C-1: each segment begins on an even byte. */
final class EpathReader {
    /** Most segments kept of one path. */
    static final int MAX_SEGMENTS = 64;

    /** By bits 2 to 4 of the segment type (Table C-1.5). */
    private static final List<Segment.Logical> LOGICAL = List.of(
            Segment.Logical.CLASS,
            Segment.Logical.INSTANCE,
            Segment.Logical.MEMBER,
            Segment.Logical.CONNECTION_POINT,
            Segment.Logical.ATTRIBUTE,
            Segment.Logical.SPECIAL,
            Segment.Logical.SERVICE,
            Segment.Logical.EXTENDED);

    private static final int ELECTRONIC_KEY = 0x34;
    private static final int KEY_FORMAT = 4;
    /** As {@link #KEY_FORMAT}, and behind it the serial number of the one device that is wanted. */
    private static final int SERIAL_NUMBER_KEY_FORMAT = 5;

    private static final int KEY_SIZE = 10;
    private static final int SERIAL_NUMBER_SIZE = 4;
    private static final int ANSI_SYMBOL = 0x91;
    private static final int SIMPLE_DATA = 0x80;

    private final ByteView path;
    private final List<Segment> segments = new ArrayList<>(4);
    private int at;

    private EpathReader(ByteView path) {
        this.path = path;
    }

    /** The path that fills the view. */
    static Epath read(ByteView path) {
        EpathReader reader = new EpathReader(path);
        boolean whole = true;
        while (whole && reader.at < path.length()) {
            if (reader.segments.size() == MAX_SEGMENTS) {
                break;
            }
            whole = reader.segment();
        }
        if (!whole) {
            int from = Math.min(reader.at, path.length() - 1);
            reader.segments.add(new Segment.Other(path.u8(from), path.octets(from, path.length() - from)));
        }
        return new Epath(reader.segments, whole);
    }

    /** Reads one; false, and nothing consumed, where it is not all there or of no known type. */
    private boolean segment() {
        int type = path.u8(at);
        return switch (type >> 5) {
            case 0 -> port(type);
            case 1 -> logical(type);
            case 2 -> network(type);
            case 3 -> symbol(type);
            case 4 -> data(type);
            default -> false;
        };
    }

    private boolean take(int length, Segment segment) {
        segments.add(segment);
        at += length;
        return true;
    }

    private static int even(int length) {
        return length + (length & 1);
    }

    private boolean port(int type) {
        int port = type & 0x0F;
        boolean sized = (type & 0x10) != 0;
        int next = at + 1;
        int size = 1;
        if (sized) {
            if (!path.has(next, 1)) {
                return false;
            }
            size = path.u8(next++);
        }
        if (port == 0x0F) {
            if (!path.has(next, 2)) {
                return false;
            }
            port = path.le16(next);
            next += 2;
        }
        if (!path.has(next, size)) {
            return false;
        }
        String address = sized ? path.text(next, size, StandardCharsets.ISO_8859_1) : Integer.toString(path.u8(next));
        int end = even(next + size);
        return take(Math.min(end, path.length()) - at, new Segment.Port(port, address.replace("\0", "")));
    }

    private boolean logical(int type) {
        if (type == ELECTRONIC_KEY) {
            return key();
        }
        Segment.Logical logical = LOGICAL.get(type >> 2 & 7);
        return switch (type & 3) {
            case 0 -> path.has(at, 2) && take(2, new Segment.Named(logical, path.u8(at + 1)));
            case 1 -> path.has(at, 4) && take(4, new Segment.Named(logical, path.le16(at + 2)));
            case 2 -> path.has(at, 6) && take(6, new Segment.Named(logical, path.le32(at + 2)));
            default -> false;
        };
    }

    private boolean key() {
        if (!path.has(at, KEY_SIZE)) {
            return false;
        }
        long serialNumber = Segment.Key.NO_SERIAL_NUMBER;
        int size = KEY_SIZE;
        switch (path.u8(at + 1)) {
            case KEY_FORMAT -> {}
            case SERIAL_NUMBER_KEY_FORMAT -> {
                size += SERIAL_NUMBER_SIZE;
                if (!path.has(at, size)) {
                    return false;
                }
                serialNumber = path.le32(at + KEY_SIZE);
            }
            default -> {
                return false;
            }
        }
        return take(
                size,
                new Segment.Key(
                        path.le16(at + 2),
                        path.le16(at + 4),
                        path.le16(at + 6),
                        path.u8(at + 8),
                        path.u8(at + 9),
                        serialNumber));
    }

    /** With bit 4 set a count of words and so many words follow, else one byte. */
    private boolean network(int type) {
        if (!path.has(at, 2)) {
            return false;
        }
        int subtype = type & 0x1F;
        if ((subtype & 0x10) == 0) {
            return take(2, new Segment.Network(subtype, path.octets(at + 1, 1)));
        }
        int size = 2 * path.u8(at + 1);
        return path.has(at + 2, size) && take(2 + size, new Segment.Network(subtype, path.octets(at + 2, size)));
    }

    private boolean symbol(int type) {
        int size = type & 0x1F;
        if (size == 0 || !path.has(at + 1, size)) {
            return false;
        }
        String name = path.text(at + 1, size, StandardCharsets.ISO_8859_1);
        return take(Math.min(even(1 + size), path.length() - at), new Segment.Symbol(name));
    }

    private boolean data(int type) {
        if (!path.has(at, 2)) {
            return false;
        }
        int size = path.u8(at + 1);
        if (type == ANSI_SYMBOL) {
            if (!path.has(at + 2, size)) {
                return false;
            }
            String name = path.text(at + 2, size, StandardCharsets.ISO_8859_1);
            return take(Math.min(2 + even(size), path.length() - at), new Segment.Symbol(name));
        }
        if (type != SIMPLE_DATA || !path.has(at + 2, 2 * size)) {
            return false;
        }
        return take(2 + 2 * size, new Segment.Data(path.octets(at + 2, 2 * size)));
    }
}
