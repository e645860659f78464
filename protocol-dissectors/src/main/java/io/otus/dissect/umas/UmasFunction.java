package io.otus.dissect.umas;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/**
 * Function codes with what they mean for the controller. Their names are those in use, in which "upload" is towards the
 * controller and "download" away from it; the actions are named the other way round, as everywhere in Otus.
 */
final class UmasFunction {
    static final int INIT_COMM = 0x01;
    static final int READ_ID = 0x02;
    static final int READ_PROJECT_INFO = 0x03;
    static final int READ_PLC_INFO = 0x04;
    static final int TAKE_PLC_RESERVATION = 0x10;
    static final int RELEASE_PLC_RESERVATION = 0x11;
    static final int READ_MEMORY_BLOCK = 0x20;
    static final int WRITE_MEMORY_BLOCK = 0x21;
    static final int READ_VARIABLES = 0x22;
    static final int WRITE_VARIABLES = 0x23;
    static final int INITIALIZE_UPLOAD = 0x30;
    static final int UPLOAD_BLOCK = 0x31;
    static final int END_STRATEGY_UPLOAD = 0x32;
    static final int INITIALIZE_DOWNLOAD = 0x33;
    static final int DOWNLOAD_BLOCK = 0x34;
    static final int END_STRATEGY_DOWNLOAD = 0x35;
    static final int START_PLC = 0x40;
    static final int STOP_PLC = 0x41;

    /** The service of a response whose request was not seen. */
    static final Service UNSEEN = new Service(-1, "unseen", Action.OTHER);

    private static final Service[] SERVICES = new Service[256];
    private static final boolean[] KNOWN = new boolean[SERVICES.length];

    static {
        for (int code = 0; code < SERVICES.length; code++) {
            SERVICES[code] = new Service(code, "function_" + code, Action.OTHER);
        }
        put(INIT_COMM, "init_comm", Action.SESSION);
        put(READ_ID, "read_id", Action.IDENTIFY);
        put(READ_PROJECT_INFO, "read_project_info", Action.IDENTIFY);
        put(READ_PLC_INFO, "read_plc_info", Action.DIAGNOSE);
        put(0x06, "read_card_info", Action.DIAGNOSE);
        put(0x0A, "repeat", Action.DIAGNOSE);
        put(TAKE_PLC_RESERVATION, "take_plc_reservation", Action.SESSION);
        put(RELEASE_PLC_RESERVATION, "release_plc_reservation", Action.SESSION);
        put(0x12, "keep_alive", Action.SESSION);
        put(READ_MEMORY_BLOCK, "read_memory_block", Action.READ);
        put(WRITE_MEMORY_BLOCK, "write_memory_block", Action.WRITE);
        put(READ_VARIABLES, "read_variables", Action.READ);
        put(WRITE_VARIABLES, "write_variables", Action.WRITE);
        put(0x24, "read_coils_registers", Action.READ);
        put(0x25, "write_coils_registers", Action.WRITE);
        put(0x26, "read_data_dictionary", Action.READ);
        put(INITIALIZE_UPLOAD, "initialize_upload", Action.DOWNLOAD);
        put(UPLOAD_BLOCK, "upload_block", Action.DOWNLOAD);
        put(END_STRATEGY_UPLOAD, "end_strategy_upload", Action.DOWNLOAD);
        put(INITIALIZE_DOWNLOAD, "initialize_download", Action.UPLOAD);
        put(DOWNLOAD_BLOCK, "download_block", Action.UPLOAD);
        put(END_STRATEGY_DOWNLOAD, "end_strategy_download", Action.UPLOAD);
        put(0x39, "read_eth_master_data", Action.DIAGNOSE);
        put(START_PLC, "start_plc", Action.START);
        put(STOP_PLC, "stop_plc", Action.STOP);
        put(0x50, "monitor_plc", Action.READ);
        put(0x58, "check_plc", Action.DIAGNOSE);
        put(0x70, "read_io_object", Action.READ);
        put(0x71, "write_io_object", Action.WRITE);
        put(0x73, "get_status_module", Action.DIAGNOSE);
    }

    private UmasFunction() {}

    private static void put(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
        KNOWN[code] = true;
    }

    static boolean isKnown(int code) {
        return KNOWN[code];
    }

    /** The service of a function code, 0 to 255, or of {@link UmasPdu#UNSEEN}. */
    static Service service(int code) {
        return code == UmasPdu.UNSEEN ? UNSEEN : SERVICES[code];
    }
}
