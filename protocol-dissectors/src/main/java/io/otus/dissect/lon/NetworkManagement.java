package io.otus.dissect.lon;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** The codes of network management and diagnosis, ISO/IEC 14908-1, and services of network variables. */
final class NetworkManagement {
    static final Service UPDATE = new Service(-1, "network_variable_update", Action.WRITE);
    static final Service POLL = new Service(-1, "network_variable_poll", Action.READ);
    static final Service VARIABLE = new Service(-1, "network_variable_message", Action.OTHER);
    static final Service APPLICATION = new Service(-1, "application_message", Action.OTHER);
    static final Service FOREIGN = new Service(-1, "foreign_frame", Action.OTHER);
    static final int SERVICE_PIN = 0x7F;
    /** The answer to a query of a domain that went well: its code with the bit for success. */
    static final int DOMAIN_TOLD = 0x2A;

    private static final int PROXY = 0x52;
    private static final int UPDATE_DOMAIN = 0x63;
    private static final int UPDATE_KEY = 0x65;
    static final int QUERY_ID = 0x61;
    private static final int SET_NODE_MODE = 0x6C;
    /** The modes that a node can be set to. */
    private static final Service[] MODES = {
        mode("offline", Action.STOP),
        mode("online", Action.START),
        mode("reset", Action.RESTART),
        mode("change_state", Action.MODE)
    };

    /** By code; those of network variables have the highest bit. */
    private static final Service[] SERVICES = new Service[0x80];

    static {
        add(0x51, "query_status", Action.DIAGNOSE);
        add(PROXY, "proxy_command", Action.OTHER);
        add(0x53, "clear_status", Action.CONFIGURE);
        add(0x54, "query_transceiver_status", Action.DIAGNOSE);
        add(QUERY_ID, "query_id", Action.IDENTIFY);
        add(0x62, "respond_to_query", Action.CONFIGURE);
        add(UPDATE_DOMAIN, "update_domain", Action.CONFIGURE);
        add(0x64, "leave_domain", Action.CONFIGURE);
        add(UPDATE_KEY, "update_key", Action.CREDENTIAL_SET);
        add(0x66, "update_address", Action.CONFIGURE);
        add(0x67, "query_address", Action.READ);
        add(0x68, "query_network_variable_configuration", Action.READ);
        add(0x69, "update_group_address", Action.CONFIGURE);
        add(0x6A, "query_domain", Action.READ);
        add(0x6B, "update_network_variable_configuration", Action.CONFIGURE);
        add(SET_NODE_MODE, "set_node_mode", Action.MODE);
        add(0x6D, "read_memory", Action.READ);
        add(0x6E, "write_memory", Action.WRITE);
        add(0x6F, "checksum_recalculate", Action.CONFIGURE);
        add(0x70, "wink", Action.IDENTIFY);
        add(0x71, "memory_refresh", Action.CONFIGURE);
        add(0x72, "query_snvt", Action.READ);
        add(0x73, "network_variable_fetch", Action.READ);
        add(SERVICE_PIN, "service_pin", Action.NOTIFY);
    }

    private NetworkManagement() {}

    /** Whether a request may carry the key of a domain. */
    static boolean setsKey(int code) {
        return code == UPDATE_DOMAIN || code == UPDATE_KEY || code == PROXY;
    }

    /** An input is told its value and an output asked for it; what else there might be is neither. */
    static Service variable(boolean isRequest, boolean isOutput) {
        if (isRequest != isOutput) {
            return VARIABLE;
        }
        return isRequest ? POLL : UPDATE;
    }

    private static void add(int code, String name, Action action) {
        SERVICES[code] = new Service(code, name, action);
    }

    private static Service mode(String name, Action action) {
        return new Service(SET_NODE_MODE, "set_node_mode_" + name, action).keyed(SET_NODE_MODE + "/" + name);
    }

    static boolean isKnown(int code) {
        return code < SERVICES.length && SERVICES[code] != null;
    }

    /**
     * The service of a code that asks.
     *
     * @param first the octet behind the code; -1 where there is none
     */
    static Service service(int code, int first) {
        if (code == SET_NODE_MODE && first >= 0 && first < MODES.length) {
            return MODES[first];
        }
        return isKnown(code) ? SERVICES[code] : new Service(code, "code_" + code, Action.OTHER);
    }
}
