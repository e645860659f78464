package io.otus.dissect.c1222;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** Codes of requests and of results, IEEE 1703 §5.3.2. A result is below 0x20. */
final class ServiceCode {
    static final int OK = 0;
    static final int REQUEST_TOO_LARGE = 0x0F;
    static final int RESPONSE_TOO_LARGE = 0x10;
    static final int IDENTIFY = 0x20;
    static final int TERMINATE = 0x21;
    static final int DISCONNECT = 0x22;
    static final int DEREGISTER = 0x24;
    static final int RESOLVE = 0x25;
    static final int TRACE = 0x26;
    static final int REGISTER = 0x27;
    static final int READ = 0x30;
    static final int READ_DEFAULT = 0x3E;
    static final int READ_OFFSET = 0x3F;
    static final int WRITE = 0x40;
    static final int WRITE_OFFSET = 0x4F;
    static final int LOGON = 0x50;
    static final int SECURITY = 0x51;
    static final int LOGOFF = 0x52;
    static final int WAIT = 0x70;

    /** An encrypted request or answer. */
    static final Service CIPHERTEXT = new Service(-1, "ciphertext", Action.OTHER);

    /** An encrypted notification. */
    static final Service CIPHERTEXT_TOLD =
            new Service(-1, "ciphertext_told", Action.NOTIFY).keyed(CIPHERTEXT.key() + "/told");

    /** The service of a result whose request was not heard. */
    static final Service UNHEARD = new Service(-1, "unheard_request", Action.OTHER);

    /** Results are counted from here. */
    private static final int FIRST_REQUEST = 0x20;

    private static final int MOST_INDICES = 9;

    private static final Service[] SERVICES = new Service[256];
    private static final Service[] TOLD = new Service[SERVICES.length];
    private static final boolean[] KNOWN = new boolean[SERVICES.length];

    static {
        for (int code = 0; code < FIRST_REQUEST; code++) {
            KNOWN[code] = !resultName(code).startsWith("result_");
        }
        for (int code = FIRST_REQUEST; code < SERVICES.length; code++) {
            String name = name(code);
            SERVICES[code] = new Service(code, name, action(code));
            TOLD[code] = new Service(code, name + "_told", Action.NOTIFY).keyed(code + "/told");
            KNOWN[code] = !name.startsWith("service_");
        }
    }

    private ServiceCode() {}

    static boolean isRequest(int code) {
        return code >= FIRST_REQUEST;
    }

    /** Whether the standard has this code. */
    static boolean isKnown(int code) {
        return KNOWN[code];
    }

    /** The service of a request code. */
    static Service service(int code) {
        return SERVICES[code];
    }

    /** The service of a write that is a notification. */
    static Service told(int code) {
        return TOLD[code];
    }

    /** How many indices lead to the element of a table that is read or written; 0 for another service. */
    static int indices(int code) {
        int count = code & 0x0F;
        boolean isPartial = (code & 0xF0) == READ || (code & 0xF0) == WRITE;
        return isPartial && count <= MOST_INDICES ? count : 0;
    }

    static boolean isRead(int code) {
        return code == READ || code == READ_OFFSET || ((code & 0xF0) == READ && indices(code) > 0);
    }

    static boolean isWrite(int code) {
        return code == WRITE || code == WRITE_OFFSET || ((code & 0xF0) == WRITE && indices(code) > 0);
    }

    private static Action action(int code) {
        if (isRead(code) || code == READ_DEFAULT) {
            return Action.READ;
        }
        if (isWrite(code)) {
            return Action.WRITE;
        }
        return switch (code) {
            case IDENTIFY -> Action.IDENTIFY;
            case RESOLVE, TRACE -> Action.DISCOVER;
            case SECURITY -> Action.AUTHENTICATE;
            case TERMINATE, DISCONNECT, REGISTER, DEREGISTER, LOGON, LOGOFF, WAIT -> Action.SESSION;
            default -> Action.OTHER;
        };
    }

    static String name(int code) {
        if (indices(code) > 0) {
            return (code & 0xF0) == READ ? "partial_read_index" : "partial_write_index";
        }
        return switch (code) {
            case IDENTIFY -> "identify";
            case TERMINATE -> "terminate";
            case DISCONNECT -> "disconnect";
            case DEREGISTER -> "deregister";
            case RESOLVE -> "resolve";
            case TRACE -> "trace";
            case REGISTER -> "register";
            case READ -> "full_read";
            case READ_DEFAULT -> "partial_read_default";
            case READ_OFFSET -> "partial_read_offset";
            case WRITE -> "full_write";
            case WRITE_OFFSET -> "partial_write_offset";
            case LOGON -> "logon";
            case SECURITY -> "security";
            case LOGOFF -> "logoff";
            case WAIT -> "wait";
            default -> "service_" + code;
        };
    }

    /** Name of a result; those by which a relay says that it reached nobody begin with {@code gateway}. */
    static String resultName(int code) {
        return switch (code) {
            case OK -> "ok";
            case 0x01 -> "error";
            case 0x02 -> "service_not_supported";
            case 0x03 -> "insufficient_security_clearance";
            case 0x04 -> "operation_not_possible";
            case 0x05 -> "inappropriate_action_requested";
            case 0x06 -> "device_busy";
            case 0x07 -> "data_not_ready";
            case 0x08 -> "data_locked";
            case 0x09 -> "renegotiate_request";
            case 0x0A -> "invalid_service_sequence_state";
            case 0x0B -> "security_mechanism_error";
            case 0x0C -> "gateway_unknown_application_title";
            case 0x0D -> "gateway_network_timeout";
            case 0x0E -> "gateway_network_not_reachable";
            case REQUEST_TOO_LARGE -> "request_too_large";
            case RESPONSE_TOO_LARGE -> "response_too_large";
            case 0x11 -> "segmentation_not_possible";
            case 0x12 -> "segmentation_error";
            default -> "result_" + code;
        };
    }
}
