package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.bytes.ReflectedCrc;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import java.util.Arrays;

/**
 * A frame of the RTU mode, Modbus over Serial Line V1.02 §2.5.1: nothing but silence tells where it ends, and inside
 * TCP there is none. The length follows from the function code, and the CRC must agree.
 *
 * <pre>
 *  0         1          2          n-2
 *  +---------+----------+----------+---------------+
 *  | address | function | data ... | CRC, low byte |
 *  |         | code     |          | first         |
 *  +---------+----------+----------+---------------+
 * </pre>
 */
final class RtuFrame {
    /** Address and function code. */
    static final int HEADER = 2;
    /** The CRC. */
    static final int TRAILER = 2;
    /** The longest frame, §2.5.1. */
    static final int MAX = 256;
    /** The last address of a server, §2.2; those above are reserved. */
    static final int LAST_ADDRESS = 247;

    /**
     * The longest damaged frame that is looked at again. An octet too many or too few before requests of one length, 8
     * octets, puts all that follow out of step alike; among frames of several lengths that seldom lasts.
     */
    static final int SHORT = 16;

    private static final int SHORTEST = HEADER + TRAILER;
    /** Diagnostics with one word, V1.1b3 §6.8. */
    private static final int DIAGNOSTIC = 8;
    /** Appendix B: x^16 + x^15 + x^2 + 1, begun with all bits set. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0xA001);

    private static final int BEGUN = 0xFFFF;

    private RtuFrame() {}

    static int address(ByteView b) {
        return b.u8(0);
    }

    static int functionCode(ByteView b) {
        return b.u8(1);
    }

    /** The CRC as it is on the wire: its low byte comes first. */
    static int check(ByteView frame) {
        return frame.u8(frame.length() - 2) | frame.u8(frame.length() - 1) << 8;
    }

    /** The CRC that the bytes before the last two should have. */
    static int crc(ByteView frame) {
        return CRC.of(frame, 0, frame.length() - TRAILER, BEGUN);
    }

    private static boolean isWhole(ByteView bytes, int length) {
        return CRC.of(bytes, 0, length - TRAILER, BEGUN) == (bytes.u8(length - 2) | bytes.u8(length - 1) << 8);
    }

    /**
     * The length of a frame at the start of a flow whose framing is not known yet: only a public function with the
     * length it should have and a good CRC passes.
     *
     * @param ambiguous whether the bytes may as well be the header of Modbus/TCP; then frames too short or too free to
     *     tell are left out
     */
    static int probe(ByteView bytes, boolean ambiguous) {
        int there = bytes.length();
        if (address(bytes) > LAST_ADDRESS) {
            return Dissector.NOT_MINE;
        }
        if (there < HEADER) {
            return Dissector.NEED_MORE;
        }
        int code = functionCode(bytes) & ~ModbusFunction.EXCEPTION_BIT;
        if (!ModbusFunction.isPublic(code) || (ambiguous && !tellsItself(bytes))) {
            return Dissector.NOT_MINE;
        }
        return whole(bytes, request(bytes), response(bytes));
    }

    /** Whether a frame that begins like Modbus/TCP is a request for points, whose length is sure. */
    private static boolean tellsItself(ByteView bytes) {
        return switch (functionCode(bytes)) {
            case 1, 2, 3, 4, 5, 6 -> true;
            case 15 -> !bytes.has(0, 7) || (bytes.u16(4) > 0 && bytes.u8(6) == (bytes.u16(4) + 7) / 8);
            case 16 -> !bytes.has(0, 7) || (bytes.u16(4) > 0 && bytes.u8(6) == 2 * bytes.u16(4));
            case 23 -> !bytes.has(0, 11) || (bytes.u16(8) > 0 && bytes.u8(10) == 2 * bytes.u16(8));
            default -> false;
        };
    }

    /**
     * The shorter of two lengths with a good CRC. Negative lengths do not fit; 0 needs more bytes to be known, and so
     * is longer than what is there.
     */
    private static int whole(ByteView bytes, int one, int other) {
        if (one == 0 || other == 0) {
            int known = Math.max(one, other);
            // Nothing may follow for long: a client that asks waits for the answer.
            if (known > 0 && known <= MAX && bytes.length() >= known && isWhole(bytes, known)) {
                return known;
            }
            return bytes.length() >= MAX ? Dissector.NOT_MINE : Dissector.NEED_MORE;
        }
        int shorter = one < 0 ? other : other < 0 ? one : Math.min(one, other);
        if (shorter > 0 && shorter <= MAX) {
            if (bytes.length() < shorter) {
                return Dissector.NEED_MORE;
            }
            if (isWhole(bytes, shorter)) {
                return shorter;
            }
        }
        int longer = Math.max(one, other);
        if (longer > shorter && longer <= MAX) {
            if (bytes.length() < longer) {
                return Dissector.NEED_MORE;
            }
            if (isWhole(bytes, longer)) {
                return longer;
            }
        }
        return Dissector.NOT_MINE;
    }

    /**
     * The length of a frame of a flow that is known to speak RTU. A frame with a wrong CRC ends where the CRC agrees
     * within the length that its function has, else is framed as its function and direction say; a function without a
     * length of its own, and a query that is to be returned, end where the CRC agrees first; such a query, or a
     * reserved sub-function, with a wrong CRC ends where the next frame begins.
     *
     * @param damaged the frame before it from the same side, if its CRC was wrong and it is {@link #SHORT}; else empty.
     *     It may have the beginning of a whole frame, which then ends here
     */
    static int next(ByteView bytes, Direction direction, Octets damaged) {
        int length = next(bytes, direction);
        if (damaged.length() == 0) {
            return length;
        }
        int rest = rest(damaged, bytes);
        return rest > 0 && rest <= needed(bytes, length) ? rest : length;
    }

    /**
     * Bytes that had to be there before the length of a frame was known: what is known first holds, so that it does not
     * matter how much has arrived.
     */
    private static int needed(ByteView bytes, int length) {
        if (bytes.length() >= SHORTEST && hasAnyWords(bytes)) {
            return SHORTEST - 1; // depends on what follows
        }
        if (length == Dissector.NEED_MORE) {
            return bytes.length();
        }
        int request = request(bytes);
        int response = response(bytes);
        int longest = Math.max(request <= MAX ? request : 0, response <= MAX ? response : 0);
        if (length > 0 && whole(bytes, request, response) == length) {
            return length - 1;
        }
        return longest > 0 ? longest : length > 0 ? length : MAX;
    }

    /** Bytes here of the first whole frame to end that began in the one before; 0 where none did. */
    private static int rest(Octets damaged, ByteView bytes) {
        int before = damaged.length();
        int most = Math.min(bytes.length(), SHORT);
        byte[] joined = Arrays.copyOf(damaged.toArray(), before + most);
        bytes.copyTo(0, joined, before, most);
        int end = 0;
        for (int at = 1; at < before && at + SHORTEST <= joined.length; at++) {
            ByteView frame = ByteView.of(joined).from(at);
            int length = whole(frame, request(frame), response(frame));
            int here = at + length - before;
            if (length > 0 && here > 0 && (end == 0 || here < end)) {
                end = here;
            }
        }
        return end;
    }

    private static int next(ByteView bytes, Direction direction) {
        if (bytes.length() < HEADER) {
            return Dissector.NEED_MORE;
        }
        int request = request(bytes);
        int response = response(bytes);
        int longest = Math.max(request <= MAX ? request : 0, response <= MAX ? response : 0);
        int whole = request < 0 && response < 0 ? Dissector.NOT_MINE : whole(bytes, request, response);
        if (whole != Dissector.NOT_MINE) {
            return whole;
        }
        // Where there is a length, only bytes up to it are looked at: those behind may be there or not.
        boolean hasAnyWords = hasAnyWords(bytes);
        boolean isFree = longest <= 0 || hasAnyWords;
        int searched = search(bytes, isFree ? MAX : longest);
        int followed = hasAnyWords ? endOfNext(bytes, direction) : 0;
        if (followed > 0 && (searched <= 0 || followed < searched)) {
            return DIAGNOSTIC; // what ends first tells, so that it does not matter how much has arrived
        }
        if (searched > 0 || (searched == Dissector.NEED_MORE && isFree)) {
            return searched;
        }
        int broken = direction == Direction.FROM_CLIENT
                ? request
                : direction == Direction.FROM_SERVER ? response : Dissector.NOT_MINE;
        return broken > 0 && broken <= MAX ? broken : Dissector.NOT_MINE;
    }

    /** Whether any number of words may follow: sub-function 0 of Diagnostics and reserved ones, V1.1b3 §6.8. */
    private static boolean hasAnyWords(ByteView bytes) {
        if (functionCode(bytes) != ModbusFunction.DIAGNOSTICS || !bytes.has(0, 4)) {
            return false;
        }
        return bytes.u16(2) == 0 || !ModbusFunction.isDefinedDiagnostic(bytes.u16(2));
    }

    /**
     * Where the first whole frame ends that follows a diagnostic of one word that {@link #hasAnyWords}, be it behind
     * others like it; 0 where none does. It was cut off or damaged, and has no more words that could make its CRC
     * agree.
     */
    private static int endOfNext(ByteView bytes, Direction direction) {
        int there = Math.min(bytes.length(), MAX);
        int end = Integer.MAX_VALUE;
        int at = DIAGNOSTIC;
        while (at + HEADER < there) {
            ByteView rest = bytes.slice(at, there - at);
            if (!hasAnyWords(rest)) {
                int next = next(rest, direction);
                end = next >= SHORTEST && isWhole(rest, next) ? Math.min(end, at + next) : end;
                break;
            }
            int searched = search(rest, MAX);
            end = searched > 0 ? Math.min(end, at + searched) : end;
            at += DIAGNOSTIC;
        }
        return end == Integer.MAX_VALUE ? 0 : end;
    }

    private static int search(ByteView bytes, int longest) {
        int most = Math.min(bytes.length(), longest);
        int crc = CRC.of(bytes, 0, HEADER, BEGUN);
        for (int length = SHORTEST; length <= most; length++) {
            if (crc == (bytes.u8(length - 2) | bytes.u8(length - 1) << 8)) {
                return length;
            }
            crc = CRC.of(bytes, length - 2, 1, crc);
        }
        return bytes.length() < MAX ? Dissector.NEED_MORE : Dissector.NOT_MINE;
    }

    /** Bytes of a request with this beginning; 0 where more must be seen, -1 where it has no sure length. */
    private static int request(ByteView bytes) {
        return switch (functionCode(bytes)) {
            case 1, 2, 3, 4, 5, 6 -> 8;
            case 7, 11, 12, 17 -> SHORTEST;
            case 8 -> diagnostics(bytes);
            case 15, 16 -> bytes.has(0, 7) ? 9 + bytes.u8(6) : 0;
            case 20, 21 -> counted(bytes, 7);
            case 22 -> 10;
            case 23 -> bytes.has(0, 11) ? 13 + bytes.u8(10) : 0;
            case 24 -> 6;
            case 43 -> !bytes.has(0, 3) ? 0 : bytes.u8(2) == ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION ? 7 : -1;
            default -> -1;
        };
    }

    /** Bytes of a response with this beginning; 0 where more must be seen, -1 where it has no sure length. */
    private static int response(ByteView bytes) {
        int code = functionCode(bytes);
        if ((code & ModbusFunction.EXCEPTION_BIT) != 0) {
            return 5;
        }
        return switch (code) {
            case 1, 2, 12, 17 -> counted(bytes, 1);
            case 3, 4, 23 -> bytes.has(0, 3) && (bytes.u8(2) & 1) != 0 ? -1 : counted(bytes, 2);
            case 5, 6, 11, 15, 16 -> 8;
            case 7 -> 5;
            case 8 -> diagnostics(bytes);
            case 20 -> counted(bytes, 2);
            case 21 -> counted(bytes, 7);
            case 22 -> 10;
            case 24 -> bytes.has(0, 4) ? 6 + bytes.u16(2) : 0;
            case 43 -> identification(bytes);
            default -> -1;
        };
    }

    /** Length of a diagnostics message: one word, V1.1b3 §6.8; unknown for a reserved sub-function. */
    private static int diagnostics(ByteView bytes) {
        if (!bytes.has(0, 4)) {
            return 0;
        }
        return ModbusFunction.isDefinedDiagnostic(bytes.u16(2)) ? DIAGNOSTIC : -1;
    }

    /** A byte count and what it counts. */
    private static int counted(ByteView bytes, int least) {
        if (!bytes.has(0, 3)) {
            return 0;
        }
        return bytes.u8(2) < least ? -1 : 5 + bytes.u8(2);
    }

    /** V1.1b3 §6.21: as many objects as it says. */
    private static int identification(ByteView bytes) {
        if (!bytes.has(0, 3)) {
            return 0;
        }
        if (bytes.u8(2) != ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION) {
            return -1;
        }
        if (!bytes.has(0, 8)) {
            return 0;
        }
        int at = 8;
        for (int left = bytes.u8(7); left > 0; left--) {
            if (at > MAX) {
                return -1;
            }
            if (!bytes.has(at, 2)) {
                return 0;
            }
            at += 2 + bytes.u8(at + 1);
        }
        return at + TRAILER;
    }
}
