package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Request;
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
    static final int REMOTE_RUN = 0x13;
    static final int REMOTE_STOP = 0x14;
    static final int READ_PC_TYPE = 0x15;
    static final int LOOPBACK_TEST = 0x16;

    /** Behind it an abnormal code tells more. */
    static final int ABNORMAL = 0x5B;

    static final int HEAD_AT = 4;
    static final int NUMBER_AT = 10;
    static final int DATA_AT = 12;
    /** Where a test has its first device, and a loop back its data. */
    static final int ITEMS_AT = 6;

    private static final int RESPONSE = 0x80;
    private static final int RESPONSE_SIZE = 2;
    private static final int ABNORMAL_SIZE = 4;
    private static final int LOOPBACK_AT = 5;
    private static final int OWN_STATION = 0xFF;
    private static final int LAST_STATION = 64;
    private static final Set<String> DEVICES =
            Set.of("D", "W", "R", "TN", "TS", "TC", "CN", "CS", "CC", "X", "Y", "M", "L", "S", "B", "F");

    private Frame1E() {}

    /** Whether a frame may begin so: no 3E or 4E frame does. */
    static boolean begins(ByteView b) {
        int command = b.u8(0) & ~RESPONSE;
        return command <= TEST_WORDS || (command >= REMOTE_RUN && command <= LOOPBACK_TEST);
    }

    static boolean isResponse(ByteView b) {
        return (b.u8(0) & RESPONSE) != 0;
    }

    static int command(ByteView b) {
        return b.u8(0) & ~RESPONSE;
    }

    static Service service(int command) {
        Service service = switch (command) {
            case READ_BITS -> new Service(command, "batch_read_bits", Action.READ);
            case READ_WORDS -> new Service(command, "batch_read_words", Action.READ);
            case WRITE_BITS -> new Service(command, "batch_write_bits", Action.WRITE);
            case WRITE_WORDS -> new Service(command, "batch_write_words", Action.WRITE);
            case TEST_BITS -> new Service(command, "test_bits", Action.WRITE);
            case TEST_WORDS -> new Service(command, "test_words", Action.WRITE);
            case REMOTE_RUN -> new Service(command, "remote_run", Action.START);
            case REMOTE_STOP -> new Service(command, "remote_stop", Action.STOP);
            case READ_PC_TYPE -> new Service(command, "read_pc_type", Action.IDENTIFY);
            default -> new Service(command, "loopback_test", Action.DIAGNOSE);
        };
        return service.keyed("1e/" + command);
    }

    /**
     * Octets of a request; as {@link Dissector#frameLength}. Before one was seen, only reads and writes are believed.
     */
    static int requestLength(ByteView b, boolean isProven) {
        int command = command(b);
        if (!isProven && command > WRITE_WORDS) {
            return Dissector.NOT_MINE;
        }
        if (b.length() > 1 && !isStation(b.u8(1), isProven)) {
            return Dissector.NOT_MINE;
        }
        return switch (command) {
            case READ_BITS, READ_WORDS, WRITE_BITS, WRITE_WORDS -> batchLength(b, command);
            case TEST_BITS, TEST_WORDS ->
                b.length() < ITEMS_AT ? Dissector.NEED_MORE : ITEMS_AT + b.u8(HEAD_AT) * (command == TEST_BITS ? 7 : 8);
            case LOOPBACK_TEST -> b.length() < LOOPBACK_AT ? Dissector.NEED_MORE : LOOPBACK_AT + b.u8(HEAD_AT);
            default -> b.length() < HEAD_AT ? Dissector.NEED_MORE : HEAD_AT;
        };
    }

    private static boolean isStation(int number, boolean isProven) {
        return number == OWN_STATION || (isProven && number <= LAST_STATION);
    }

    private static int batchLength(ByteView b, int command) {
        if (b.length() > 3 && b.u8(3) > 0x0F) {
            return Dissector.NOT_MINE; // longer than 16 minutes nobody waits
        }
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
