package io.otus.dissect.smb;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Map;

/** Commands, [MS-CIFS] §2.2.2.1 and [MS-SMB2] §2.2.1, and what each means for the server. */
final class SmbCommand {
    static final int NEGOTIATE_1 = 0x72;
    static final int SESSION_SETUP_1 = 0x73;
    static final int TREE_CONNECT_1 = 0x75;
    static final int NT_CREATE_1 = 0xA2;
    static final int TRANSACTION_1 = 0x25;
    static final int TRANSACTION2_1 = 0x32;
    static final int TRANSACTION2_SECONDARY_1 = 0x33;
    static final int NT_TRANSACT_1 = 0xA0;
    static final int NT_TRANSACT_SECONDARY_1 = 0xA1;
    static final int NT_CANCEL_1 = 0xA4;

    static final int NEGOTIATE_2 = 0;
    static final int SESSION_SETUP_2 = 1;
    static final int TREE_CONNECT_2 = 3;
    static final int CREATE_2 = 5;
    static final int CLOSE_2 = 6;
    static final int READ_2 = 8;
    static final int WRITE_2 = 9;
    static final int IOCTL_2 = 11;
    static final int CANCEL_2 = 12;
    static final int LAST_2 = 19;

    /** A session setup in which somebody proves who he is. */
    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);

    private static final Map<Integer, Service> VERSION_1 = version1();
    private static final Service[] VERSION_2 = {
        of(0, "negotiate", Action.SESSION),
        of(1, "session_setup", Action.SESSION),
        of(2, "logoff", Action.SESSION),
        of(3, "tree_connect", Action.SESSION),
        of(4, "tree_disconnect", Action.SESSION),
        of(5, "create", Action.FILE),
        of(6, "close", Action.FILE),
        of(7, "flush", Action.FILE),
        of(8, "read", Action.FILE),
        of(9, "write", Action.FILE),
        of(10, "lock", Action.FILE),
        of(11, "ioctl", Action.OTHER),
        of(12, "cancel", Action.OTHER),
        of(13, "echo", Action.SESSION),
        of(14, "query_directory", Action.READ),
        of(15, "change_notify", Action.SUBSCRIBE),
        of(16, "query_info", Action.READ),
        of(17, "set_info", Action.FILE),
        of(18, "oplock_break", Action.NOTIFY),
        of(19, "server_to_client_notification", Action.NOTIFY)
    };

    private SmbCommand() {}

    private static Service of(int code, String name, Action action) {
        // A file that goes is no device that stops.
        return new Service(code, name, action, Danger.NONE, name);
    }

    private static Map<Integer, Service> version1() {
        Map<Integer, Service> known = new HashMap<>();
        for (Service one : new Service[] {
            of(0x00, "create_directory", Action.FILE),
            of(0x01, "delete_directory", Action.DELETE),
            of(0x02, "open", Action.FILE),
            of(0x03, "create", Action.FILE),
            of(0x04, "close", Action.FILE),
            of(0x05, "flush", Action.FILE),
            of(0x06, "delete", Action.DELETE),
            of(0x07, "rename", Action.FILE),
            of(0x08, "query_information", Action.READ),
            of(0x0A, "read", Action.FILE),
            of(0x0B, "write", Action.FILE),
            of(0x10, "check_directory", Action.READ),
            of(0x24, "locking_andx", Action.FILE),
            of(TRANSACTION_1, "transaction", Action.OTHER),
            of(0x26, "transaction_secondary", Action.OTHER),
            of(0x2B, "echo", Action.SESSION),
            of(0x2D, "open_andx", Action.FILE),
            of(0x2E, "read_andx", Action.FILE),
            of(0x2F, "write_andx", Action.FILE),
            of(TRANSACTION2_1, "transaction2", Action.OTHER),
            of(TRANSACTION2_SECONDARY_1, "transaction2_secondary", Action.OTHER),
            of(0x34, "find_close2", Action.OTHER),
            of(0x70, "tree_connect", Action.SESSION),
            of(0x71, "tree_disconnect", Action.SESSION),
            of(NEGOTIATE_1, "negotiate", Action.SESSION),
            of(SESSION_SETUP_1, "session_setup_andx", Action.SESSION),
            of(0x74, "logoff_andx", Action.SESSION),
            of(TREE_CONNECT_1, "tree_connect_andx", Action.SESSION),
            of(0x80, "query_information_disk", Action.READ),
            of(NT_TRANSACT_1, "nt_transact", Action.OTHER),
            of(NT_TRANSACT_SECONDARY_1, "nt_transact_secondary", Action.OTHER),
            of(NT_CREATE_1, "nt_create_andx", Action.FILE),
            of(NT_CANCEL_1, "nt_cancel", Action.OTHER),
        }) {
            known.put(one.code(), one);
        }
        return Map.copyOf(known);
    }

    static Service version1(int code) {
        Service known = VERSION_1.get(code);
        return known != null ? known : of(code, "command_" + code, Action.OTHER);
    }

    static boolean isKnown1(int code) {
        return VERSION_1.containsKey(code);
    }

    /** A command of version 2, 0 to {@link #LAST_2}. */
    static Service version2(int code) {
        return VERSION_2[code];
    }

    /** Whether the command of version 1 is followed by another in the same message, [MS-CIFS] §2.2.3.4. */
    static boolean isAndX(int code) {
        return code == 0x24
                || code == 0x2D
                || code == 0x2E
                || code == 0x2F
                || (code >= SESSION_SETUP_1 && code <= TREE_CONNECT_1)
                || code == NT_CREATE_1;
    }
}
