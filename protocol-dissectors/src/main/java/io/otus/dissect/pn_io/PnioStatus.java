package io.otus.dissect.pn_io;

import io.otus.core.event.Element;
import java.util.List;

/**
 * PNIOStatus, IEC 61158-6-10 §5.2.6: error code (which service), decode (how to read the rest), code 1 and code 2, from
 * the most significant octet on.
 */
final class PnioStatus {
    private static final int PNIORW = 0x80;
    private static final int PNIO = 0x81;
    private static final int RTA_PROTOCOL = 0xFD;

    private static final String[] CLASSES = {"application", "access", "resource", "", "", "user"};
    private static final String[] APPLICATION = {
        "read_error",
        "write_error",
        "module_failure",
        "",
        "",
        "",
        "",
        "busy",
        "version_conflict",
        "feature_not_supported",
        "user_specific_1",
        "user_specific_2",
        "user_specific_3",
        "user_specific_4",
        "user_specific_5",
        "user_specific_6"
    };
    private static final String[] ACCESS = {
        "invalid_index",
        "write_length_error",
        "invalid_slot_subslot",
        "type_conflict",
        "invalid_area_api",
        "state_conflict",
        "access_denied",
        "invalid_range",
        "invalid_parameter",
        "invalid_type",
        "backup"
    };
    private static final String[] RESOURCE = {
        "read_constrain_conflict", "write_constrain_conflict", "resource_busy", "resource_unavailable"
    };
    private static final String[] BLOCKS = {
        "", "faulty_ar_block_req", "faulty_iocr_block_req", "faulty_expected_submodule_block_req",
        "faulty_alarm_cr_block_req", "faulty_prm_server_block_req", "faulty_mcr_block_req", "faulty_ar_rpc_block_req",
        "faulty_record", "faulty_ir_info_block", "faulty_sr_info_block", "faulty_arfsu_block",
        "faulty_ar_vendor_block_req", "faulty_rs_info_block"
    };
    private static final int FIRST_MACHINE = 60;
    private static final String[] MACHINES = {
        "alarm_ack",
        "cmdev",
        "cmctl",
        "ctldina",
        "cmrpc",
        "alpmi",
        "alpmr",
        "lmpm",
        "mac",
        "rpc",
        "apmr",
        "apms",
        "cpm",
        "ppm",
        "dcpucs",
        "dcpucr",
        "dcpmcs",
        "dcpmcr",
        "fspm"
    };
    private static final String[] ABORTS = {
        "",
        "sequence_numbers",
        "instance_closed",
        "ar_out_of_memory",
        "ar_add_provider_or_consumer_failed",
        "ar_consumer_dht_expired",
        "ar_cmi_timeout",
        "ar_alarm_open_failed",
        "ar_alarm_send_failed",
        "ar_alarm_ack_send_failed",
        "ar_alarm_data_too_long",
        "ar_alarm_error_received",
        "ar_rpc_client_call_failed",
        "ar_abort_requested",
        "ar_re_run_aborts_existing",
        "ar_release_received",
        "ar_device_deactivated",
        "ar_removed",
        "ar_protocol_violation",
        "ar_name_resolution_error",
        "ar_rpc_bind_error",
        "ar_rpc_connect_error",
        "ar_rpc_read_error",
        "ar_rpc_write_error",
        "ar_rpc_control_error",
        "ar_forbidden_pull_or_plug",
        "ar_ap_removed",
        "ar_link_down",
        "ar_multicast_mac_not_registered",
        "not_synchronized",
        "wrong_topology",
        "dcp_station_name_changed",
        "dcp_reset_to_factory",
        "cannot_start_companion_ar"
    };

    private PnioStatus() {}

    /** Writes the four octets, and the name where it is an error. */
    static void add(long status, List<Element> out) {
        out.add(Element.number("error_code", status >>> 24));
        out.add(Element.number("error_decode", status >>> 16 & 0xFF));
        out.add(Element.number("error_code_1", status >>> 8 & 0xFF));
        out.add(Element.number("error_code_2", status & 0xFF));
        if (status != 0) {
            out.add(Element.text("error", name(status)));
        }
    }

    /** Such as {@code iod_read_res access/invalid_index}. */
    static String name(long status) {
        String service = service((int) (status >>> 24));
        int decode = (int) (status >>> 16 & 0xFF);
        int first = (int) (status >>> 8 & 0xFF);
        int second = (int) (status & 0xFF);
        String cause = switch (decode) {
            case PNIORW -> record(first);
            case PNIO -> connection(first, second);
            default -> "manufacturer/" + first + '/' + second;
        };
        return service + ' ' + cause;
    }

    private static String service(int code) {
        return switch (code) {
            case 0x81 -> "pnio";
            case 0xCF -> "rta_error";
            case 0xDA -> "alarm_ack";
            case 0xDB -> "iod_connect_res";
            case 0xDC -> "iod_release_res";
            case 0xDD -> "iox_control_res";
            case 0xDE -> "iod_read_res";
            case 0xDF -> "iod_write_res";
            default -> "error_" + code;
        };
    }

    private static String record(int code) {
        int group = (code >> 4) - 0xA;
        String[] names = switch (group) {
            case 0 -> APPLICATION;
            case 1 -> ACCESS;
            case 2 -> RESOURCE;
            default -> new String[0];
        };
        int detail = code & 0x0F;
        String name = detail < names.length && !names[detail].isEmpty() ? names[detail] : Integer.toString(detail);
        String kind = group >= 0 && group < CLASSES.length && !CLASSES[group].isEmpty()
                ? CLASSES[group]
                : Integer.toString(code >> 4);
        return kind + '/' + name;
    }

    private static String connection(int first, int second) {
        if (first == RTA_PROTOCOL) {
            return second < ABORTS.length && !ABORTS[second].isEmpty() ? ABORTS[second] : "protocol/" + second;
        }
        if (first >= FIRST_MACHINE && first < FIRST_MACHINE + MACHINES.length) {
            return MACHINES[first - FIRST_MACHINE] + '/' + second;
        }
        String block = first < BLOCKS.length ? BLOCKS[first] : "";
        return (block.isEmpty() ? Integer.toString(first) : block) + '/' + second;
    }
}
