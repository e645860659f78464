package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;
import io.otus.layer.tls.TlsRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where one direction stands: before a head, or in which part of a body; and the beginning of a body that is to be
 * read. Confined.
 */
final class HttpSide {
    /** Most bytes of a body that are looked at. */
    static final int MAX_TEXT = 16_384;

    /** A body of more bytes is read in pieces of so many. */
    private static final int PIECE = 4_096;

    private static final int MAX_CHUNK_LINE = 512;
    private static final int MAX_LINE = 1_024;
    private static final int MAX_CHUNK_DIGITS = 7;
    /** Most characters of a line of a long head that are looked at. */
    private static final int MAX_REST_LINE = 256;
    /** Most times that a body without a stated end is examined. */
    static final int MAX_LOOKS = 8;

    private static final byte[] EMPTY = {};

    /** The part that comes next in the stream. */
    enum Part {
        /** A request or a response. */
        HEAD,
        /** The rest of a head that is longer than any, in lines or pieces of them. */
        HEAD_REST,
        /** The rest of a body of known length. */
        PIECE,
        /** The size of a chunk. */
        CHUNK_SIZE,
        /** The rest of a chunk, with its CR LF. */
        CHUNK,
        /** A line behind the last chunk. */
        TRAILER,
        /** A body that ends with the connection. */
        OPEN_END,
        /** Another protocol. */
        TUNNEL
    }

    private Part part = Part.HEAD;
    private long remaining;
    private byte[] text = EMPTY;
    private int textLength;
    private boolean wanted;
    private int looks;
    /** Length of the body behind a long head. */
    private long behind;
    /** The line of a long head that has not ended yet, as far as it is looked at. */
    private final StringBuilder line = new StringBuilder();
    /** Whether the line of a long head before, or the field that it goes on with, is a login. */
    private boolean wasLogin;
    /** The digest of the body; null where none is made. */
    private @Nullable BodyDigest digest;

    Part part() {
        return part;
    }

    /** Bytes of a cut head up to the line that was cut. */
    static int wholeLines(ByteView head) {
        int end = head.length();
        while (end > 0 && head.u8(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    /**
     * A head was read whose end is not within it.
     *
     * @param cut its last line, which goes on
     * @param length of the body behind it, as far as its whole lines say
     * @param login whether the last of these is of a login
     */
    void headGoesOn(ByteView cut, long length, boolean login) {
        part = Part.HEAD_REST;
        behind = length;
        wasLogin = login;
        line.setLength(0);
        add(cut);
    }

    private void add(ByteView bytes) {
        int count = Math.min(bytes.length(), MAX_REST_LINE - line.length());
        line.append(bytes.text(0, count, StandardCharsets.ISO_8859_1));
    }

    /**
     * Takes more of such a head: the body follows on its empty line.
     *
     * @return whether it is of a login
     */
    boolean headRest(ByteView bytes) {
        add(bytes);
        boolean isFolded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        int colon = line.indexOf(":");
        boolean isLogin = isFolded
                ? wasLogin
                : colon > 0 && Requests.isLogin(line.substring(0, colon).stripTrailing());
        if (bytes.u8(bytes.length() - 1) != '\n') {
            return isLogin;
        }
        String whole = line.toString();
        line.setLength(0);
        wasLogin = isLogin;
        if (whole.strip().isEmpty() && !isFolded) {
            part = Part.HEAD;
            body(behind, false, null);
        } else if (!isFolded) {
            byte[] alone = ("\n" + whole).getBytes(StandardCharsets.ISO_8859_1);
            long length = BodyLength.ofRequest(MessageHead.of(ByteView.of(alone, 0, alone.length)));
            behind = length == BodyLength.CHUNKED || behind == 0 ? length : behind;
        }
        return isLogin;
    }

    /** A head was read whose body goes on in later messages; one that was under way ends without its end. */
    void body(long length, boolean keep, @Nullable BodyDigest ofBody) {
        giveUp();
        wanted = keep;
        digest = ofBody;
        textLength = 0;
        looks = 0;
        if (length == BodyLength.CHUNKED) {
            part = Part.CHUNK_SIZE;
        } else if (length == BodyLength.UNTIL_CLOSE) {
            part = Part.OPEN_END;
        } else if (length == BodyLength.TUNNEL) {
            part = Part.TUNNEL;
        } else if (length > 0) {
            part = Part.PIECE;
            remaining = length;
        }
    }

    /** Length of the next part of a body. */
    int length(ByteView bytes) {
        return switch (part) {
            case HEAD -> Dissector.NOT_MINE;
            case HEAD_REST -> lineOrPiece(bytes);
            case PIECE, CHUNK -> (int) Math.min(remaining, PIECE);
            case CHUNK_SIZE -> line(bytes, MAX_CHUNK_LINE);
            case TRAILER -> line(bytes, MAX_LINE);
            case OPEN_END -> openEnd(bytes);
            case TUNNEL -> TlsRecords.length(bytes);
        };
    }

    private static int line(ByteView bytes, int most) {
        int end = Lines.end(bytes, 0, most);
        return end == Lines.OPEN ? Dissector.NEED_MORE : end == Lines.TOO_LONG ? Dissector.NOT_MINE : end;
    }

    /** Lines, so that little is unread when the connection ends; pieces of what is not looked at. */
    private int openEnd(ByteView bytes) {
        if (!wanted) {
            return MAX_LINE;
        }
        return lineOrPiece(bytes);
    }

    private static int lineOrPiece(ByteView bytes) {
        int end = Lines.end(bytes, 0, MAX_LINE);
        return end == Lines.OPEN ? Dissector.NEED_MORE : end == Lines.TOO_LONG ? MAX_LINE : end;
    }

    /** What of a part is of the body: a chunk ends with CR LF, which are none of it. */
    ByteView data(ByteView bytes) {
        return part == Part.CHUNK ? bytes.slice(0, Math.clamp(remaining - 2, 0, bytes.length())) : bytes;
    }

    /** Takes a part of the body; whether the body ended with it. */
    boolean take(ByteView bytes) {
        return switch (part) {
            case PIECE -> {
                keep(bytes);
                remaining -= bytes.length();
                yield remaining <= 0 && ended();
            }
            case CHUNK -> {
                keep(data(bytes));
                remaining -= bytes.length();
                if (remaining <= 0) {
                    part = Part.CHUNK_SIZE;
                }
                yield false;
            }
            case TRAILER -> bytes.u8(0) < ' ' && ended();
            case OPEN_END -> {
                keep(bytes);
                wanted &= textLength < MAX_TEXT;
                yield false;
            }
            case CHUNK_SIZE, HEAD, HEAD_REST, TUNNEL -> false;
        };
    }

    private boolean ended() {
        part = Part.HEAD;
        return true;
    }

    /** Reads the size of a chunk; false where it is none, and what follows is taken for a new message. */
    boolean chunkSize(ByteView line) {
        int zeros = 0;
        while (zeros < line.length() && line.u8(zeros) == '0') {
            zeros++;
        }
        long size = 0;
        int digits = zeros;
        while (digits < line.length() && Character.digit(line.u8(digits), 16) >= 0) {
            size = size << 4 | Character.digit(line.u8(digits), 16);
            digits++;
            if (digits - zeros > MAX_CHUNK_DIGITS) {
                break;
            }
        }
        if (digits == 0 || digits - zeros > MAX_CHUNK_DIGITS) {
            part = Part.HEAD;
            return false;
        }
        part = size == 0 ? Part.TRAILER : Part.CHUNK;
        remaining = size + 2;
        return true;
    }

    private void keep(ByteView bytes) {
        if (digest != null) {
            digest.take(bytes);
        }
        if (!wanted || textLength == MAX_TEXT) {
            return;
        }
        int count = Math.min(bytes.length(), MAX_TEXT - textLength);
        if (textLength + count > text.length) {
            text = Arrays.copyOf(text, Math.min(MAX_TEXT, 2 * (textLength + count)));
        }
        bytes.copyTo(0, text, textLength, count);
        textLength += count;
    }

    /** The digest of a body that ended; null where there is none. */
    @Nullable
    BodyDigest takeDigest() {
        BodyDigest whole = digest;
        digest = null;
        return whole;
    }

    /** Bytes that are kept of a body. */
    int memory() {
        return text.length + (digest == null ? 0 : digest.memory());
    }

    /** Whether a piece of a body without a stated end ends something, so that the body so far is worth examining. */
    boolean isWorthALook(ByteView piece) {
        if (part != Part.OPEN_END || looks == MAX_LOOKS || !Pages.endsSomething(piece)) {
            return false;
        }
        looks++;
        return true;
    }

    /** The beginning of the body, as far as it is kept; valid until the next part. */
    ByteView text() {
        return ByteView.of(text, 0, textLength);
    }

    /** The rest of the body was not heard. */
    void giveUp() {
        if (digest != null) {
            digest.giveUp();
            digest = null;
        }
        forgetText();
    }

    /** Frees what is kept of a body. */
    void forgetText() {
        text = EMPTY;
        textLength = 0;
        wanted = false;
    }

    /** Bytes were lost: only a head can be made out behind them, but for what never ends. */
    void gap() {
        if (part != Part.OPEN_END && part != Part.TUNNEL) {
            part = Part.HEAD;
        }
        giveUp();
    }
}
