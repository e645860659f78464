package io.otus.dissect.codesys;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Components of the runtime by their service group, and what their services mean for the controller. */
final class Services {
    /** The component that a client meets first. */
    static final int CMP_DEVICE = 1;

    /** Sets users and their rights. */
    private static final int CMP_USER_MGR = 12;
    /** Takes commands as text. */
    private static final int PLC_SHELL = 17;

    private static final int CMP_APP_FORCE = 19;

    /** Higher groups and services than these nobody described. */
    private static final int GROUPS = 64;

    private static final int CODES = 128;

    private static final @Nullable String[] COMPONENTS = new String[GROUPS];
    private static final @Nullable Service[] SERVICES = new Service[GROUPS * CODES];

    static {
        """
        1 CmpDevice
        2 CmpApp
        4 CmpVisuServer
        5 CmpLog
        6 CmpSettings
        7 SysEthernet
        8 CmpFileTransfer
        9 CmpIecVarAccess
        11 CmpIoMgr
        12 CmpUserMgr
        15 CmpTraceMgr
        17 PlcShell
        18 CmpAppBP
        19 CmpAppForce
        24 CmpAlarmManager
        27 CmpMonitor
        29 CmpCodeMeter
        31 CmpCoreDump
        34 CmpOpenSSL
        """.lines().map(line -> line.split(" ", 2)).forEach(words -> COMPONENTS[Integer.parseInt(words[0])] = words[1]);
        """
        1 1 info identify
        1 2 login authenticate
        1 3 logout session
        1 4 reset_origin_device delete
        1 5 echo session
        1 6 set_operating_mode mode
        1 7 get_operating_mode diagnose
        1 8 interactive_login authenticate
        1 9 rename_node configure
        1 10 session_create session
        2 1 app_login session
        2 2 app_logout session
        2 3 create_application download
        2 4 delete_application delete
        2 5 download download
        2 6 online_change download
        2 7 device_download download
        2 8 create_device_application download
        2 16 start start
        2 17 stop stop
        2 18 reset restart
        2 19 set_breakpoint mode
        2 20 get_status diagnose
        2 21 delete_breakpoint mode
        2 22 read_call_stack diagnose
        2 23 get_area_offset diagnose
        2 24 application_list diagnose
        2 25 set_next_statement mode
        2 32 release_force_list write
        2 33 upload_force_list read
        2 34 single_cycle mode
        2 35 create_boot_project download
        2 36 reinit_application restart
        2 37 application_state_list diagnose
        2 38 load_boot_application mode
        2 39 register_boot_application configure
        2 40 check_file_consistency diagnose
        2 41 read_application_info identify
        2 48 download_compact download
        2 49 read_project_info identify
        2 50 define_flow diagnose
        2 51 read_flow_values read
        2 52 download_encrypted download
        2 53 read_application_content diagnose
        2 54 save_retains file
        2 55 restore_retains write
        2 56 get_area_address diagnose
        2 57 leave_execution_points_active other
        2 64 claim_execution_points other
        5 1 get_log_entries diagnose
        5 2 get_log_component_names diagnose
        5 3 logger_list diagnose
        8 1 file_exists file
        8 2 open_file_for_write file
        8 3 open_file_for_write file
        8 4 write_file file
        8 5 open_file_for_read file
        8 6 open_file_for_read file
        8 7 read_file file
        8 8 close_file file
        8 9 close_file file
        8 10 read_file file
        8 11 read_file file
        8 12 list_files file
        8 13 read_file file
        8 14 delete_file delete
        8 15 rename_file file
        8 16 create_directory file
        8 17 delete_directory delete
        8 18 rename_directory file
        17 1 execute_shell_command configure
        27 1 monitor_read read
        27 2 monitor_write write
        34 1 import_certificate credential_set
        34 2 export_certificate read
        34 3 delete_certificate delete
        34 4 move_certificate configure
        34 5 list_certificates read
        34 6 list_use_cases read
        34 7 create_certificate credential_set
        34 9 get_status diagnose
        """.lines().map(line -> line.split(" ", 4)).forEach(Services::put);
    }

    private Services() {}

    private static void put(String[] words) {
        int group = Integer.parseInt(words[0]);
        int service = Integer.parseInt(words[1]);
        Action action = Action.valueOf(words[3].toUpperCase(Locale.ROOT));
        Service known = new Service(service, words[2], action);
        if (group == PLC_SHELL) {
            known = new Service(service, words[2], action, Danger.MODE); // its commands stop and reset too
        }
        SERVICES[group * CODES + service] = known.keyed(group + "/" + service);
    }

    /** Empty where it is not known. */
    static String component(int group) {
        String component = group < GROUPS ? COMPONENTS[group] : null;
        return component == null ? "" : component;
    }

    private static @Nullable Service known(int group, int service) {
        return group < GROUPS && service < CODES ? SERVICES[group * CODES + service] : null;
    }

    static boolean isKnown(int group, int service) {
        return known(group, service) != null;
    }

    /** What a service asks; of the component that forces values nothing but that is known, and all of it may. */
    static Service of(int group, int service) {
        Service known = known(group, service);
        Action action = group == CMP_APP_FORCE ? Action.OPERATE : Action.OTHER;
        return known != null
                ? known
                : new Service(service, "service_" + group + "_" + service, action).keyed(group + "/" + service);
    }

    /** Whether what a client sends of it is, or may be, what proves who somebody is. */
    static boolean carriesSecret(Service service, int group) {
        return group == CMP_USER_MGR
                || service.action() == Action.CREDENTIAL_SET
                || (group == CMP_DEVICE && service.action() == Action.AUTHENTICATE);
    }
}
