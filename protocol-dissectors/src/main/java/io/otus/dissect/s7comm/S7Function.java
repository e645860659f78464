package io.otus.dissect.s7comm;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;

/** Functions of jobs and their acknowledgements, S7 "function codes", with what they mean for the device. */
final class S7Function {
    static final int SETUP_COMMUNICATION = 0xF0;
    static final int READ_VAR = 0x04;
    static final int WRITE_VAR = 0x05;
    static final int REQUEST_DOWNLOAD = 0x1A;
    static final int DOWNLOAD_BLOCK = 0x1B;
    static final int DOWNLOAD_ENDED = 0x1C;
    static final int START_UPLOAD = 0x1D;
    static final int UPLOAD = 0x1E;
    static final int END_UPLOAD = 0x1F;
    static final int PI_SERVICE = 0x28;
    static final int PLC_STOP = 0x29;

    private static final Service SETUP = new Service(SETUP_COMMUNICATION, "setup_communication", Action.SESSION);
    private static final Service READ = new Service(READ_VAR, "read_var", Action.READ);
    private static final Service WRITE = new Service(WRITE_VAR, "write_var", Action.WRITE);
    // One download is one dangerous act: the request of it. What follows only carries it out.
    private static final Service DOWNLOAD_REQUEST = new Service(REQUEST_DOWNLOAD, "request_download", Action.DOWNLOAD);
    private static final Service DOWNLOAD_PART =
            new Service(DOWNLOAD_BLOCK, "download_block", Action.DOWNLOAD, Danger.NONE);
    private static final Service DOWNLOAD_END =
            new Service(DOWNLOAD_ENDED, "download_ended", Action.DOWNLOAD, Danger.NONE);
    private static final Service UPLOAD_START = new Service(START_UPLOAD, "start_upload", Action.UPLOAD);
    private static final Service UPLOAD_PART = new Service(UPLOAD, "upload", Action.UPLOAD, Danger.NONE);
    private static final Service UPLOAD_END = new Service(END_UPLOAD, "end_upload", Action.UPLOAD, Danger.NONE);
    private static final Service PI = new Service(PI_SERVICE, "pi_service", Action.OTHER);
    private static final Service STOP = new Service(PLC_STOP, "plc_stop", Action.STOP);

    private static final Service[] UNKNOWN = new Service[256];

    static {
        for (int code = 0; code < UNKNOWN.length; code++) {
            UNKNOWN[code] = new Service(code, "function_" + code, Action.OTHER);
        }
    }

    private S7Function() {}

    /** The service of a function code, 0 to 255. */
    static Service service(int function) {
        return switch (function) {
            case SETUP_COMMUNICATION -> SETUP;
            case READ_VAR -> READ;
            case WRITE_VAR -> WRITE;
            case REQUEST_DOWNLOAD -> DOWNLOAD_REQUEST;
            case DOWNLOAD_BLOCK -> DOWNLOAD_PART;
            case DOWNLOAD_ENDED -> DOWNLOAD_END;
            case START_UPLOAD -> UPLOAD_START;
            case UPLOAD -> UPLOAD_PART;
            case END_UPLOAD -> UPLOAD_END;
            case PI_SERVICE -> PI;
            case PLC_STOP -> STOP;
            default -> UNKNOWN[function];
        };
    }

    /** Whether it is a function that this package names. */
    static boolean isKnown(int function) {
        return switch (function) {
            case SETUP_COMMUNICATION, READ_VAR, WRITE_VAR, PI_SERVICE, PLC_STOP -> true;
            default -> function >= REQUEST_DOWNLOAD && function <= END_UPLOAD;
        };
    }

    /** Whether the controller asks it of the client: it fetches the blocks that a download announced. */
    static boolean isAskedByController(int function) {
        return function == DOWNLOAD_BLOCK || function == DOWNLOAD_ENDED;
    }
}
