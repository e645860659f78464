package io.otus.dissect.s7comm;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Map;

/**
 * Services of program invocation by name (job 0x28): those of the controllers, and those of the numerical controls,
 * whose names begin with {@code _N_} (SINUMERIK "PI services"). All have one function code, so the name is part of the
 * key.
 */
final class ProgramServices {
    private static final Service START = service("start", "plc_start", Action.START);
    private static final Service COLD_START = service("cold_start", "plc_cold_start", Action.RESTART);
    // One download is one dangerous act, the request of it; linking the block only carries it out.
    private static final Service INSERT = service("insert", "insert_block", Action.DOWNLOAD, Danger.NONE);

    private static final Map<String, Service> BY_NAME = new HashMap<>();

    static {
        BY_NAME.put("_INSE", INSERT);
        BY_NAME.put("_INS2", INSERT);
        BY_NAME.put("_DELE", service("delete", "delete_block", Action.DELETE));
        BY_NAME.put("_GARB", service("compress", "compress_memory", Action.CONFIGURE));
        BY_NAME.put("_MODU", service("copy_ram_to_rom", "copy_ram_to_rom", Action.CONFIGURE));
        put("_N_LOGIN_", "nc_login", Action.AUTHENTICATE);
        put("_N_LOGOUT", "nc_logout", Action.AUTHENTICATE);
        put("_N_NEWPWD", "nc_new_password", Action.CONFIGURE);
        put("_N_CANCEL", "nc_cancel_alarm", Action.CONFIGURE);
        put("_N_F_DELE", "nc_delete_file", Action.DELETE);
        put("_N_F_DELR", "nc_delete_file_external", Action.DELETE);
        put("_N_F_COPY", "nc_copy_file", Action.FILE);
        put("_N_F_RENA", "nc_rename_file", Action.FILE);
        put("_N_F_OPEN", "nc_open_file", Action.FILE);
        put("_N_F_OPER", "nc_open_file_for_read", Action.FILE);
        put("_N_F_CLOS", "nc_close_file", Action.FILE);
        put("_N_F_SEEK", "nc_seek_in_file", Action.FILE);
        put("_N_F_XFER", "nc_select_file_for_transfer", Action.FILE);
        put("_N_F_PROT", "nc_protect_file", Action.FILE);
        put("_N_F_PROR", "nc_protect_file_right", Action.FILE);
        put("_N_F_DMDA", "nc_delete_mda", Action.DELETE);
        put("_N_SELECT", "nc_select_program", Action.MODE);
        put("_N_EXTERN", "nc_select_program_external", Action.MODE);
        put("_N_EXTMOD", "nc_select_program_external_modal", Action.MODE);
        put("_N_ASUP__", "nc_assign_interrupt", Action.CONFIGURE);
        put("_N_IBN_SS", "nc_set_startup_switch", Action.RESTART);
        put("_N_CONFIG", "nc_reconfigure", Action.CONFIGURE);
        put("_N_SETUFR", "nc_activate_user_frames", Action.CONFIGURE);
        put("_N_DIGION", "nc_digitize_on", Action.MODE);
        put("_N_DIGIOF", "nc_digitize_off", Action.MODE);
        put("_N_STRTLK", "nc_set_global_start_disable", Action.MODE);
        put("_N_STRTUL", "nc_reset_global_start_disable", Action.MODE);
        put("_N_CRTOCE", "nc_create_cutting_edge", Action.CONFIGURE);
        put("_N_CREACE", "nc_create_next_cutting_edge", Action.CONFIGURE);
        put("_N_CREATO", "nc_create_tool", Action.CONFIGURE);
        put("_N_DELETO", "nc_delete_tool", Action.CONFIGURE);
        put("_N_DELECE", "nc_delete_cutting_edge", Action.CONFIGURE);
        put("_N_DELVAR", "nc_delete_variable", Action.DELETE);
        put("_N_FINDBL", "nc_activate_block_search", Action.MODE);
        put("_N_TMRASS", "nc_reset_active_status", Action.CONFIGURE);
    }

    private ProgramServices() {}

    private static Service service(String key, String name, Action action) {
        return service(key, name, action, Danger.of(action));
    }

    private static Service service(String key, String name, Action action, Danger danger) {
        return new Service(S7Function.PI_SERVICE, name, action, danger).keyed(S7Function.PI_SERVICE + "/" + key);
    }

    private static void put(String wireName, String name, Action action) {
        BY_NAME.put(wireName, service(name, name, action));
    }

    /**
     * The service of a program invocation. A parameter block {@code C} asks for a cold start, which forgets all
     * retained data.
     */
    static Service service(String name, String parameterBlock) {
        if (name.equals("P_PROGRAM")) {
            return parameterBlock.startsWith("C") ? COLD_START : START;
        }
        return BY_NAME.getOrDefault(name, S7Function.service(S7Function.PI_SERVICE));
    }
}
