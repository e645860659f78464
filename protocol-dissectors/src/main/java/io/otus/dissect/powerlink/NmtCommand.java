package io.otus.dissect.powerlink;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** Commands of network management, EPSG DS 301 §7.3. */
final class NmtCommand {
    static final int IDENT_REQUEST = 0x01;
    static final int STATUS_REQUEST = 0x02;
    static final int NET_HOST_NAME_SET = 0x62;
    static final int PUBLISH_TIME = 0xB0;
    /** No command is due. */
    static final int INVALID_SERVICE = 0xFF;

    /** Commands to the nodes of a list have the number of that to one node, and this besides. */
    private static final int FIRST_EXTENDED = 0x40;

    private static final int LAST_EXTENDED = 0x5F;
    private static final int TO_PLAIN = 0x20;

    private NmtCommand() {}

    static boolean isExtended(int id) {
        return id >= FIRST_EXTENDED && id <= LAST_EXTENDED;
    }

    /** Whether its data is a list of nodes. */
    static boolean hasNodes(int id) {
        return isExtended(id) || (id >= 0x80 && id <= 0x95);
    }

    static String name(int id) {
        return switch (isExtended(id) ? id - TO_PLAIN : id) {
            case IDENT_REQUEST -> "ident_request";
            case STATUS_REQUEST -> "status_request";
            case 0x21 -> "start_node";
            case 0x22 -> "stop_node";
            case 0x23 -> "enter_pre_operational_2";
            case 0x24 -> "enable_ready_to_operate";
            case 0x28 -> "reset_node";
            case 0x29 -> "reset_communication";
            case 0x2A -> "reset_configuration";
            case 0x2B -> "sw_reset";
            case NET_HOST_NAME_SET -> "net_host_name_set";
            case 0x63 -> "flush_arp_entry";
            case 0x80 -> "publish_configured_nodes";
            case 0x90 -> "publish_active_nodes";
            case 0x91 -> "publish_pre_operational_1";
            case 0x92 -> "publish_pre_operational_2";
            case 0x93 -> "publish_ready_to_operate";
            case 0x94 -> "publish_operational";
            case 0x95 -> "publish_stopped";
            case 0x96 -> "publish_node_states";
            case 0xA0 -> "publish_emergency_new";
            case PUBLISH_TIME -> "publish_time";
            case INVALID_SERVICE -> "invalid_service";
            default -> "command_" + id;
        };
    }

    static boolean isKnown(int id) {
        return !name(id).startsWith("command_");
    }

    private static Action action(int id) {
        return switch (isExtended(id) ? id - TO_PLAIN : id) {
            case IDENT_REQUEST -> Action.IDENTIFY;
            case STATUS_REQUEST -> Action.DIAGNOSE;
            case 0x21 -> Action.START;
            case 0x22 -> Action.STOP;
            case 0x23, 0x24 -> Action.MODE;
            case 0x28, 0x29, 0x2A, 0x2B -> Action.RESTART;
            case NET_HOST_NAME_SET, 0x63 -> Action.CONFIGURE;
            case PUBLISH_TIME -> Action.TIME_SET;
            default -> id >= 0x80 && id <= 0xA0 ? Action.NOTIFY : Action.OTHER;
        };
    }

    /** The service of a command of the managing node. */
    static Service commanded(int id) {
        return new Service(id, name(id), action(id)).keyed("nmt/" + id);
    }

    /** What a node asks the managing node to do, to itself or to another one. */
    static Service requested(int id) {
        return new Service(id, "request_" + name(id), action(id)).keyed("nmt_request/" + id);
    }
}
