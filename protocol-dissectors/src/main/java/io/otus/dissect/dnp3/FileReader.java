package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the objects of group 70, IEEE 1815-2012 Annex A; each begins with a part of fixed size. */
final class FileReader {
    private static final int AUTHENTICATION = 2;
    private static final int COMMAND = 3;
    private static final int STATUS = 4;
    private static final int TRANSPORT = 5;
    private static final int TRANSPORT_STATUS = 6;
    private static final int DESCRIPTOR = 7;
    private static final int SPECIFICATION = 8;

    /** Longest name or text kept. */
    private static final int MAX_TEXT = 255;

    /** The top bit of a block number marks the last block. */
    private static final long LAST_BLOCK = 0x8000_0000L;

    /** Where in a file transport object the file's octets begin. */
    static final int DATA = 8;

    private FileReader() {}

    /** Octets of the fixed part; -1 where the variation is not read. */
    static int fixedSize(int variation) {
        return switch (variation) {
            case AUTHENTICATION -> 12;
            case COMMAND -> 26;
            case STATUS -> 13;
            case TRANSPORT -> DATA;
            case TRANSPORT_STATUS -> 9;
            case DESCRIPTOR -> 20;
            case SPECIFICATION -> 0;
            default -> -1;
        };
    }

    /**
     * Reads one object, whose fixed part must be there.
     *
     * @return null where a name does not lie within the object
     */
    static @Nullable FileObject read(int variation, ByteView o) {
        return switch (variation) {
            case AUTHENTICATION -> {
                boolean fits = o.has(o.le16(0), o.le16(2)) && o.has(o.le16(4), o.le16(6));
                yield fits ? new FileObject.Authentication(text(o, o.le16(0), o.le16(2)), o.le32(8)) : null;
            }
            case COMMAND ->
                o.has(o.le16(0), o.le16(2))
                        ? new FileObject.Command(
                                text(o, o.le16(0), o.le16(2)),
                                o.le48(4),
                                o.le16(10),
                                o.le32(12),
                                o.le32(16),
                                o.le16(20),
                                o.le16(22),
                                o.le16(24))
                        : null;
            case STATUS ->
                new FileObject.Status(
                        o.le32(0), o.le32(4), o.le16(8), o.le16(10), o.u8(12), text(o, 13, o.length() - 13));
            case TRANSPORT ->
                new FileObject.Transport(
                        o.le32(0),
                        o.le32(4) & ~LAST_BLOCK,
                        (o.le32(4) & LAST_BLOCK) != 0,
                        o.length() - DATA,
                        o.octets(DATA, Math.min(o.length() - DATA, ObjectData.KEPT)));
            case TRANSPORT_STATUS ->
                new FileObject.TransportStatus(
                        o.le32(0),
                        o.le32(4) & ~LAST_BLOCK,
                        (o.le32(4) & LAST_BLOCK) != 0,
                        o.u8(8),
                        text(o, 9, o.length() - 9));
            case DESCRIPTOR ->
                o.has(o.le16(0), o.le16(2))
                        ? new FileObject.Descriptor(
                                text(o, o.le16(0), o.le16(2)), o.le16(4), o.le32(6), o.le48(10), o.le16(16), o.le16(18))
                        : null;
            default -> new FileObject.Specification(text(o, 0, o.length()));
        };
    }

    /** Where in an authentication object the password is; its size is in the two octets after. */
    static int passwordOffset(ByteView object) {
        return object.le16(4);
    }

    static int passwordSize(ByteView object) {
        return object.le16(6);
    }

    private static String text(ByteView object, int at, int size) {
        return object.text(at, Math.min(size, MAX_TEXT), StandardCharsets.ISO_8859_1);
    }
}
