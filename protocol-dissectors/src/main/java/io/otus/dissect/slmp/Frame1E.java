package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Request;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The A compatible 1E frame in binary code, SH-080008 §16; numbers are little-endian. It has no length: the command,
 * and what was asked, tell it.
 *
 * <pre>
 *  0           1       2          4             8        10       11
 *  +-----------+-------+----------+-------------+--------+--------+----+--------
 *  | subheader | PC    | monitor- | head device | device | number | 00 | data
 *  | 00 to 16  | number| ing timer| number      | code   |        |    |
 *  +-----------+-------+----------+-------------+--------+--------+----+--------
 *  +-----------+----------+----------
 *  | 80 to 96  | complete | data, or behind a complete code of 5B an abnormal code and 00
 *  |           | code     |
 *  +-----------+----------+----------
 * </pre>
 */
final class Frame1E {
    static final int READ_BITS = 0x00;
    static final int READ_WORDS = 0x01;
    static final int WRITE_BITS = 0x02;
    static final int WRITE_WORDS = 0x03;
    static final int TEST_BITS = 0x04;
    static final int TEST_WORDS = 0x05;
    static final int READ_BUFFER = 0x0E;
    static final int WRITE_BUFFER = 0x0F;
    static final int REMOTE_RUN = 0x13;
    static final int REMOTE_STOP = 0x14;
    static final int READ_PC_TYPE = 0x15;
    static final int LOOPBACK_TEST = 0x16;

    /** End code after which an abnormal code gives details. */
    static final int ABNORMAL = 0x5B;

    static final int HEAD_AT = 4;
    static final int NUMBER_AT = 10;
    static final int DATA_AT = 12;
    /** Where a test has its first device, and a loop back its data. */
    static final int ITEMS_AT = 6;
    /** Where an access to the buffer memory of a special function module has its octets, its module, and its data. */
    static final int BUFFER_LENGTH_AT = 7;

    static final int BUFFER_MODULE_AT = 8;
    static final int BUFFER_DATA_AT = 10;

    private static final int RESPONSE = 0x80;
    private static final int RESPONSE_SIZE = 2;
    private static final int ABNORMAL_SIZE = 4;
    private static final int LOOPBACK_AT = 5;
    private static final int OWN_STATION = 0xFF;
    private static final int LAST_STATION = 64;
    /** The higher octet of a monitoring timer: longer than 16 minutes nobody waits. */
    private static final int LAST_TIMER = 0x0F;

    private static final Set<String> DEVICES =
            Set.of("D", "W", "R", "TN", "TS", "TC", "CN", "CS", "CC", "X", "Y", "M", "L", "S", "B", "F");

    private static final @Nullable Service[] SERVICES = new Service[LOOPBACK_TEST + 1];

    static {
        put(READ_BITS, "batch_read_bits", Action.READ);
        put(READ_WORDS, "batch_read_words", Action.READ);
        put(WRITE_BITS, "batch_write_bits", Action.WRITE);
        put(WRITE_WORDS, "batch_write_words", Action.WRITE);
        put(TEST_BITS, "test_bits", Action.WRITE);
        put(TEST_WORDS, "test_words", Action.WRITE);
        put(READ_BUFFER, "read_buffer_memory", Action.READ);
        put(WRITE_BUFFER, "write_buffer_memory", Action.WRITE);
        put(REMOTE_RUN, "remote_run", Action.START);
        put(REMOTE_STOP, "remote_stop", Action.STOP);
        put(READ_PC_TYPE, "read_pc_type", Action.IDENTIFY);
        put(LOOPBACK_TEST, "loopback_test", Action.DIAGNOSE);
    }

    private Frame1E() {}

    private static void put(int command, String name, Action action) {
        SERVICES[command] = new Service(command, name, action).keyed("1e/" + command);
    }

    /** Whether a frame may begin so: no 3E or 4E frame does. */
    static boolean begins(ByteView b) {
        int command = command(b);
        return command < SERVICES.length && SERVICES[command] != null;
    }

    static boolean isResponse(ByteView b) {
        return (b.u8(0) & RESPONSE) != 0;
    }

    static int command(ByteView b) {
        return b.u8(0) & ~RESPONSE;
    }

    /** The service of a command with which a frame may begin. */
    static Service service(int command) {
        return Objects.requireNonNull(SERVICES[command]);
    }

    /**
     * Octets of a request; as {@link Dissector#frameLength}.
     *
     * @param isProven whether such a frame was seen; else reads, writes and tests are believed alone, which name
     *     devices
     * @param isHinted whether one is expected; then run, stop and type are believed alone too
     */
    static int requestLength(ByteView b, boolean isProven, boolean isHinted) {
        int command = command(b);
        if (!isProven && !(command <= TEST_WORDS || (isHinted && isRemote(command)))) {
            return Dissector.NOT_MINE;
        }
        if (b.length() > 1 && !isStation(b.u8(1), isProven)) {
            return Dissector.NOT_MINE;
        }
        if (b.length() > 3 && b.u8(3) > LAST_TIMER) {
            return Dissector.NOT_MINE;
        }
        return switch (command) {
            case READ_BITS, READ_WORDS, WRITE_BITS, WRITE_WORDS -> batchLength(b, command);
            case TEST_BITS, TEST_WORDS -> testLength(b, command, isProven);
            case READ_BUFFER, WRITE_BUFFER -> bufferLength(b, command);
            case LOOPBACK_TEST -> b.length() < LOOPBACK_AT ? Dissector.NEED_MORE : LOOPBACK_AT + b.u8(HEAD_AT);
            default -> b.length() < HEAD_AT ? Dissector.NEED_MORE : HEAD_AT;
        };
    }

    private static boolean isRemote(int command) {
        return command == REMOTE_RUN || command == REMOTE_STOP || command == READ_PC_TYPE;
    }

    private static boolean isStation(int number, boolean isProven) {
        return number == OWN_STATION || (isProven && number <= LAST_STATION);
    }

    private static int batchLength(ByteView b, int command) {
        if (b.length() < DATA_AT) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(7) != 0 || b.u8(11) != 0 || device(b, HEAD_AT + 4) == null) {
            return Dissector.NOT_MINE;
        }
        int number = number(b);
        return switch (command) {
            case WRITE_BITS -> DATA_AT + (number + 1) / 2;
            case WRITE_WORDS -> DATA_AT + 2 * number;
            default -> DATA_AT;
        };
    }

    /** Octets of one device of a test: number u32, code u16, and a bit in an octet or a word. */
    static int itemSize(int command) {
        return command == TEST_BITS ? 7 : 8;
    }

    private static int testLength(ByteView b, int command, boolean isProven) {
        if (b.length() > HEAD_AT && b.u8(HEAD_AT) == 0) {
            return Dissector.NOT_MINE;
        }
        if (b.length() < ITEMS_AT) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(5) != 0) {
            return Dissector.NOT_MINE;
        }
        int total = ITEMS_AT + b.u8(HEAD_AT) * itemSize(command);
        if (isProven) {
            return total;
        }
        for (int at = ITEMS_AT; at < total; at += itemSize(command)) {
            if (!b.has(at, itemSize(command))) {
                return Dissector.NEED_MORE;
            }
            boolean isValue = command == TEST_WORDS || b.u8(at + 6) <= 1;
            if (b.u8(at + 3) != 0 || device(b, at + 4) == null || !isValue) {
                return Dissector.NOT_MINE;
            }
        }
        return total;
    }

    /** First address u24, octets u8, module u8, 0; what is written. */
    private static int bufferLength(ByteView b, int command) {
        if (b.length() < BUFFER_DATA_AT) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(9) != 0) {
            return Dissector.NOT_MINE;
        }
        return command == READ_BUFFER ? BUFFER_DATA_AT : BUFFER_DATA_AT + bufferOctets(b);
    }

    /** How many octets of buffer memory; 0 stands for 256. */
    static int bufferOctets(ByteView b) {
        int octets = b.u8(BUFFER_LENGTH_AT);
        return octets == 0 ? 256 : octets;
    }

    /** How many points or words; 0 stands for 256. */
    static int number(ByteView b) {
        int number = b.u8(NUMBER_AT);
        return number == 0 ? 256 : number;
    }

    /** The device whose two letters stand here, the last one first; null where there is none. */
    static @Nullable Device device(ByteView b, int at) {
        String name = (String.valueOf((char) b.u8(at + 1)) + (char) b.u8(at)).strip();
        return DEVICES.contains(name) ? Device.of(name) : null;
    }

    /** Octets of a response to this request; as {@link Dissector#frameLength}. */
    static int responseLength(ByteView b, @Nullable Request asked) {
        if (asked == null || asked.service().code() != command(b)) {
            return Dissector.NOT_MINE;
        }
        if (b.length() < RESPONSE_SIZE) {
            return Dissector.NEED_MORE;
        }
        if (b.u8(1) != 0) {
            return b.u8(1) == ABNORMAL ? ABNORMAL_SIZE : RESPONSE_SIZE;
        }
        return switch (command(b)) {
            case READ_BITS -> RESPONSE_SIZE + (asked.points().getFirst().count() + 1) / 2;
            case READ_WORDS -> RESPONSE_SIZE + wordOctets(asked);
            case READ_BUFFER -> RESPONSE_SIZE + asked.points().getFirst().count();
            case READ_PC_TYPE -> RESPONSE_SIZE + 2;
            case LOOPBACK_TEST -> b.length() > RESPONSE_SIZE ? RESPONSE_SIZE + 1 + b.u8(2) : Dissector.NEED_MORE;
            default -> RESPONSE_SIZE;
        };
    }

    private static int wordOctets(Request asked) {
        Device device = Device.of(asked.points().getFirst().space());
        int count = asked.points().getFirst().count();
        return device != null && device.isBit() ? count / 8 : 2 * count;
    }
}
