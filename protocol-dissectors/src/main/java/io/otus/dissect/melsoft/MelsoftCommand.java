package io.otus.dissect.melsoft;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Commands whose meaning is known: those of the MELSEC communication protocol that GX Works uses with the same numbers,
 * and those of files, which captures show by what they carry.
 */
final class MelsoftCommand {
    static final int READ_TYPE_NAME = 0x0101;
    /** Of FX5 and later controllers. */
    static final int READ_TYPE_NAME_EXTENDED = 0x0121;

    static final int REMOTE_RUN = 0x1001;
    static final int REMOTE_STOP = 0x1002;
    static final int REMOTE_PAUSE = 0x1003;
    static final int UNLOCK = 0x1630;
    static final int LOCK = 0x1631;
    static final int OPEN_FILE = 0x1867;
    static final int READ_FILE = 0x1868;
    static final int WRITE_FILE = 0x1869;
    static final int CLOSE_FILE = 0x186A;

    private static final Map<Integer, Service> KNOWN = known();

    private MelsoftCommand() {}

    private static Map<Integer, Service> known() {
        Map<Integer, Service> services = new HashMap<>();
        put(services, READ_TYPE_NAME, "read_type_name", Action.IDENTIFY);
        put(services, READ_TYPE_NAME_EXTENDED, "read_type_name_extended", Action.IDENTIFY);
        put(services, REMOTE_RUN, "remote_run", Action.START);
        put(services, REMOTE_STOP, "remote_stop", Action.STOP);
        put(services, REMOTE_PAUSE, "remote_pause", Action.STOP);
        put(services, 0x1005, "remote_latch_clear", Action.DELETE);
        put(services, 0x1006, "remote_reset", Action.RESTART);
        put(services, UNLOCK, "remote_password_unlock", Action.AUTHENTICATE);
        put(services, LOCK, "remote_password_lock", Action.AUTHENTICATE);
        put(services, OPEN_FILE, "open_file", Action.FILE);
        put(services, READ_FILE, "read_file", Action.UPLOAD);
        put(services, WRITE_FILE, "write_file", Action.DOWNLOAD);
        put(services, CLOSE_FILE, "close_file", Action.FILE);
        return services;
    }

    private static void put(Map<Integer, Service> services, int code, String name, Action action) {
        services.put(code, new Service(code, name, action));
    }

    static boolean isKnown(int code) {
        return KNOWN.containsKey(code);
    }

    static Service of(int code) {
        Service service = KNOWN.get(code);
        return service != null
                ? service
                : new Service(code, "command_" + HexFormat.of().toHexDigits((short) code), Action.OTHER);
    }
}
