package io.otus.layer.mime;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.layer.program.FileBeginning;

/**
 * The octets of one part, decoded as they come into a digest. The end of its last line belongs to the boundary behind
 * it, RFC 2046 §5.1.1. Confined.
 */
final class PartDigest {
    private static final int LF = '\n';
    private static final int CR = '\r';
    private static final byte[] CRLF = {CR, LF};
    private static final int BITS = 6;

    private final String filename;
    private final String contentType;
    private final TransferEncoding encoding;
    private final Sha256 digest = new Sha256();
    private final FileBeginning beginning = new FileBeginning();
    /** The decoded octets of a line together with those held back; empty where no decoding is needed. */
    private final byte[] decoded;

    /** Octets at the begin of it that wait, as they came: what is behind them says what they are. */
    private int held;

    private long size;
    /** Octets of the end of the line before, which are part of it if there is another line. */
    private int pending;

    private int quantum;
    private int sextets;
    private boolean padded;

    PartDigest(PartHead head) {
        filename = head.filename();
        contentType = head.contentType();
        encoding = head.encoding();
        decoded = new byte[encoding == TransferEncoding.NONE ? 0 : 2 * MimeReader.MAX_LINE];
    }

    /** Takes a line, or a piece of a long one. */
    void take(byte[] line, int length) {
        if (encoding == TransferEncoding.BASE64) {
            base64(line, length);
            return;
        }
        add(CRLF, 2 - pending, pending);
        int end = length > 0 && line[length - 1] == LF ? 1 : 0;
        end += end == 1 && length > 1 && line[length - 2] == CR ? 1 : 0;
        pending = end;
        if (encoding == TransferEncoding.NONE) {
            add(line, 0, length - end);
        } else {
            quotedPrintable(line, length - end, end > 0);
        }
    }

    /** What is no character of the alphabet is left out, and padding ends it, RFC 2045 §6.8. */
    private void base64(byte[] line, int length) {
        int count = 0;
        for (int i = 0; i < length && !padded; i++) {
            int value = sextet(line[i]);
            if (value >= 0) {
                quantum = (quantum << BITS) | value;
                sextets++;
                if (sextets == 4) {
                    decoded[count++] = (byte) (quantum >> 16);
                    decoded[count++] = (byte) (quantum >> 8);
                    decoded[count++] = (byte) quantum;
                    sextets = 0;
                }
            } else {
                padded = line[i] == '=';
            }
        }
        add(decoded, 0, count);
    }

    private static int sextet(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    /** White space at the end of a line is not part of it, and an equals sign there joins it with the next one. */
    private void quotedPrintable(byte[] line, int length, boolean ends) {
        System.arraycopy(line, 0, decoded, held, length);
        int all = held + length;
        int to = ends ? withoutSpace(all) : complete(all);
        int next = ends ? all : to;
        if (ends && to > 0 && decoded[to - 1] == '=') {
            to--;
            pending = 0;
        }
        int count = 0;
        for (int i = 0; i < to; i++) {
            int high = decoded[i] == '=' && i + 2 < to ? Character.digit(decoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(decoded[i + 2], 16);
            decoded[count++] = low < 0 ? decoded[i] : (byte) ((high << 4) | low);
            i += low < 0 ? 0 : 2;
        }
        add(decoded, 0, count);
        held = all - next;
        System.arraycopy(decoded, next, decoded, 0, held);
    }

    private int withoutSpace(int end) {
        int to = end;
        while (to > 0 && (decoded[to - 1] == ' ' || decoded[to - 1] == '\t')) {
            to--;
        }
        return to;
    }

    /**
     * Octets of an unfinished line that can be decoded now: without white space or an escape at its end, which may
     * continue.
     */
    private int complete(int all) {
        int to = withoutSpace(all);
        if (to > 0 && decoded[to - 1] == '=') {
            to--;
        } else if (to == all && to > 1 && decoded[to - 2] == '=') {
            to -= 2;
        }
        return all - to > MimeReader.MAX_LINE ? all : to; // nobody writes so much white space
    }

    /** Bytes that are kept. */
    int memory() {
        return decoded.length + beginning.memory();
    }

    private void add(byte[] octets, int from, int count) {
        digest.update(octets, from, count);
        beginning.take(ByteView.of(octets, from, count));
        size += count;
    }

    /** The part ended. */
    MimeEvent.Attachment end() {
        add(decoded, 0, held);
        if (sextets > 1) { // what is left of the last quantum: one octet of two characters, two of three
            int octets = quantum << (BITS * (4 - sextets));
            decoded[0] = (byte) (octets >> 16);
            decoded[1] = (byte) (octets >> 8);
            add(decoded, 0, sextets - 1);
        }
        return new MimeEvent.Attachment(filename, contentType, size, digest.hex(), beginning.content());
    }
}
