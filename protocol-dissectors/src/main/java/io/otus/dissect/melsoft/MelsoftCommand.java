package io.otus.dissect.melsoft;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    private MelsoftCommand() {}

    private static @Nullable Service known(int code) {
        return switch (code) {
            case READ_TYPE_NAME -> new Service(code, "read_type_name", Action.IDENTIFY);
            case READ_TYPE_NAME_EXTENDED -> new Service(code, "read_type_name_extended", Action.IDENTIFY);
            case REMOTE_RUN -> new Service(code, "remote_run", Action.START);
            case REMOTE_STOP -> new Service(code, "remote_stop", Action.STOP);
            case REMOTE_PAUSE -> new Service(code, "remote_pause", Action.STOP);
            case 0x1005 -> new Service(code, "remote_latch_clear", Action.DELETE);
            case 0x1006 -> new Service(code, "remote_reset", Action.RESTART);
            case UNLOCK -> new Service(code, "remote_password_unlock", Action.AUTHENTICATE);
            case LOCK -> new Service(code, "remote_password_lock", Action.AUTHENTICATE);
            case OPEN_FILE -> new Service(code, "open_file", Action.FILE);
            case READ_FILE -> new Service(code, "read_file", Action.UPLOAD);
            case WRITE_FILE -> new Service(code, "write_file", Action.DOWNLOAD);
            case CLOSE_FILE -> new Service(code, "close_file", Action.FILE);
            default -> null;
        };
    }

    static boolean isKnown(int code) {
        return known(code) != null;
    }

    static Service of(int code) {
        Service service = known(code);
        return service != null
                ? service
                : new Service(code, String.format(Locale.ROOT, "command_%04x", code), Action.OTHER);
    }
}
