package io.otus.dissect.ntp;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a time server other than for the time. Whatever changes the time that it serves, or its own source,
 * changes the clocks of all its clients.
 */
final class NtpService {
    /** Operation codes of control messages, RFC 9327 §2; five bits. */
    private static final Service[] CONTROL = new Service[32];
    /** Private messages by their request code; those that change nothing of the time are null. */
    private static final Service[] PRIVATE = new Service[256];

    private static final int READ_STATUS = 1;
    private static final int READ_VARIABLES = 2;
    private static final int READ_REMOTE_ADDRESSES = 10;
    /** The implementations that share these request codes. */
    private static final int OLD_NTPD = 2;

    private static final int NTPD = 3;

    static {
        for (int op = 0; op < CONTROL.length; op++) {
            CONTROL[op] = new Service(op, "control_" + op, Action.DIAGNOSE);
        }
        read(READ_STATUS, "read_status");
        read(READ_VARIABLES, "read_variables");
        write(3, "write_variables");
        read(4, "read_clock_variables");
        write(5, "write_clock_variables");
        read(6, "set_trap");
        read(7, "trap_response");
        write(8, "runtime_configuration");
        // Writes a file of the server, and changes nothing that runs.
        CONTROL[9] = new Service(9, "export_configuration", Action.CONFIGURE);
        read(READ_REMOTE_ADDRESSES, "read_remote_addresses");
        read(11, "read_ordered_list");
        read(12, "request_nonce");
        read(31, "unset_trap");
        change(10, "config");
        change(11, "unconfig");
        change(12, "set_sys_flag");
        change(13, "clr_sys_flag");
        change(17, "resaddflags");
        change(18, "ressubflags");
        change(19, "unrestrict");
        change(22, "reset_peer");
        change(23, "reread_keys");
        change(26, "trustkey");
        change(27, "untrustkey");
        change(32, "request_key");
        change(33, "control_key");
        change(37, "set_clkfudge");
        change(41, "set_precision");
    }

    private NtpService() {}

    /**
     * Returns whether a control message asks from whom a server takes the time, or to whom it gives it.
     *
     * @param association the association that is asked for; 0 for the server itself, RFC 9327 §2
     */
    static boolean isList(int operation, int association) {
        return operation == READ_STATUS
                || (operation == READ_VARIABLES && association != 0)
                || operation == READ_REMOTE_ADDRESSES;
    }

    /** As {@link #isList} the name of a private message; empty where it asks for something else. */
    static String listOf(int implementation, int code) {
        if (implementation != NTPD && implementation != OLD_NTPD) {
            return "";
        }
        return switch (code) {
            case 0 -> "private_peer_list";
            case 1 -> "private_peer_list_sum";
            case 20 -> "private_mon_getlist";
            case 42 -> "private_mon_getlist_1";
            default -> "";
        };
    }

    private static void read(int op, String name) {
        CONTROL[op] = new Service(op, name, Action.DIAGNOSE);
    }

    private static void write(int op, String name) {
        CONTROL[op] = new Service(op, name, Action.CONFIGURE, Danger.TIME);
    }

    private static void change(int code, String name) {
        PRIVATE[code] = new Service(code, "private_" + name, Action.CONFIGURE, Danger.TIME).keyed("private/" + code);
    }

    /** @param operation 0 to 31 */
    static Service ofControl(int operation) {
        return CONTROL[operation];
    }

    /**
     * What a private message changes; null where it changes nothing, or where it is of an implementation whose codes
     * are not known.
     *
     * @param implementation 0 to 255
     * @param code its request code, 0 to 255
     */
    static @Nullable Service ofPrivate(int implementation, int code) {
        return implementation == NTPD || implementation == OLD_NTPD ? PRIVATE[code] : null;
    }
}
