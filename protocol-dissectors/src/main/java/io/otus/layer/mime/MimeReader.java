package io.otus.layer.mime;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message with its parts, RFC 2045 and RFC 2046, in pieces of any size, and finds the files in it. Keeps one
 * line, the fields of a head, the boundaries of the parts that it is in, and the digest of one file. Confined.
 */
public final class MimeReader {
    /** Octets of a line that are looked at together; a longer one comes in pieces. */
    public static final int MAX_LINE = 2_048;
    /** Parts within each other. */
    public static final int MAX_NESTING = 16;
    /** Parts of a message. */
    public static final int MAX_PARTS = 256;

    private static final int LF = '\n';
    private static final int CR = '\r';

    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private boolean goesOn;
    /** From the outermost one on. */
    private final List<Multipart> boundaries = new ArrayList<>();

    private final List<MimeEvent> found = new ArrayList<>();
    private @Nullable PartHead head = new PartHead(PartHead.PLAIN);
    private @Nullable PartDigest file;
    private int parts = 1;
    private boolean unread;

    private record Multipart(String boundary, String typeOfParts) {}

    /** Takes the next octets. */
    public void take(ByteView octets) {
        for (int i = 0; i < octets.length(); i++) {
            int octet = octets.u8(i);
            line[length++] = (byte) octet;
            if (octet == LF) {
                piece();
            } else if (length == MAX_LINE) {
                longPiece(octet == CR);
            }
        }
    }

    /** A carriage return waits for whether its line ends. */
    private void longPiece(boolean waits) {
        length -= waits ? 1 : 0;
        piece();
        if (waits) {
            line[length++] = CR;
        }
    }

    /** No more octets come. */
    public void end() {
        if (length > 0) {
            piece();
        }
        endPart();
    }

    /** The events since the last call, in order. */
    public List<MimeEvent> found() {
        if (found.isEmpty()) {
            return List.of();
        }
        List<MimeEvent> all = List.copyOf(found);
        found.clear();
        return all;
    }

    /** Bytes that are kept. */
    public int memory() {
        int fields = head == null ? 0 : head.memory();
        return MAX_LINE + fields + (file == null ? 0 : file.memory());
    }

    private void piece() {
        boolean begins = !goesOn;
        goesOn = line[length - 1] != LF;
        PartHead fields = head;
        PartDigest digest = file;
        if (begins && isDelimiter()) {
            return;
        }
        if (fields != null) {
            if (fields.take(line, length, begins)) {
                begin(fields);
            }
        } else if (digest != null) {
            digest.take(line, length);
        }
        length = 0;
    }

    /** Whether the line is a boundary, RFC 2046 §5.1.1: of the part that it is in, or of one around that. */
    private boolean isDelimiter() {
        if (boundaries.isEmpty() || length < 2 || line[0] != '-' || line[1] != '-') {
            return false;
        }
        for (int depth = boundaries.size() - 1; depth >= 0; depth--) {
            int behind = behind(boundaries.get(depth).boundary);
            if (behind > 0) {
                boolean isLast = behind + 1 < length && line[behind] == '-' && line[behind + 1] == '-';
                if (isBlank(isLast ? behind + 2 : behind)) {
                    length = 0;
                    delimit(depth, isLast);
                    return true;
                }
            }
        }
        return false;
    }

    private int behind(String boundary) {
        int end = 2 + boundary.length();
        if (end > length) {
            return 0;
        }
        for (int i = 2; i < end; i++) {
            if (line[i] != (byte) boundary.charAt(i - 2)) {
                return 0;
            }
        }
        return end;
    }

    private boolean isBlank(int from) {
        for (int i = from; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void delimit(int depth, boolean isLast) {
        endPart();
        boundaries.subList(isLast ? depth : depth + 1, boundaries.size()).clear();
        if (!isLast) {
            beginHead(boundaries.getLast().typeOfParts);
        }
    }

    private void beginHead(String presumed) {
        if (parts >= MAX_PARTS) {
            leaveUnread();
            return;
        }
        parts++;
        head = new PartHead(presumed);
    }

    private void endPart() {
        PartDigest digest = file;
        if (digest != null) {
            found.add(digest.end());
        }
        file = null;
        head = null;
    }

    /** The head of a part is there: what is in it? */
    private void begin(PartHead fields) {
        head = null;
        if (fields.isMultipart()) {
            String boundary = fields.boundary();
            if (boundaries.size() >= MAX_NESTING) {
                leaveUnread();
            } else if (!boundary.isEmpty()) {
                boundaries.add(new Multipart(boundary, fields.typeOfParts()));
            }
        } else if (fields.isMessage()) {
            beginHead(PartHead.PLAIN);
        } else if (fields.isFile()) {
            file = new PartDigest(fields);
        }
    }

    private void leaveUnread() {
        if (!unread) {
            unread = true;
            found.add(new MimeEvent.Unread(parts));
        }
    }
}
