package io.otus.dissect.enip;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.layer.cpf.EncapsulationHeader;
import org.jspecify.annotations.Nullable;

/** Commands of the encapsulation, CIP Vol. 2 Table 2-3.2, and what an answer's status says, Table 2-3.3. */
final class EnipCommand {
    static final int NOP = 0x00;
    static final int LIST_SERVICES = 0x04;
    static final int LIST_IDENTITY = 0x63;
    static final int LIST_INTERFACES = 0x64;
    static final int REGISTER_SESSION = 0x65;
    static final int UNREGISTER_SESSION = 0x66;
    static final int SEND_RR_DATA = EncapsulationHeader.SEND_RR_DATA;
    static final int SEND_UNIT_DATA = EncapsulationHeader.SEND_UNIT_DATA;
    static final int INDICATE_STATUS = 0x72;
    static final int CANCEL = 0x73;
    static final int START_DTLS = 0xC8;

    private static final int COUNT = START_DTLS + 1;
    private static final @Nullable Service[] SERVICES = new Service[COUNT];

    static {
        put(NOP, "nop", Action.SESSION);
        put(LIST_SERVICES, "list_services", Action.DISCOVER);
        put(LIST_IDENTITY, "list_identity", Action.DISCOVER);
        put(LIST_INTERFACES, "list_interfaces", Action.DISCOVER);
        put(REGISTER_SESSION, "register_session", Action.SESSION);
        put(UNREGISTER_SESSION, "unregister_session", Action.SESSION);
        put(SEND_RR_DATA, "send_rr_data", Action.OTHER);
        put(SEND_UNIT_DATA, "send_unit_data", Action.OTHER);
        put(INDICATE_STATUS, "indicate_status", Action.DIAGNOSE);
        put(CANCEL, "cancel", Action.SESSION);
        put(START_DTLS, "start_dtls", Action.SESSION);
    }

    /** The identity that a device sends in answer to a broadcast. */
    static final Service IDENTITY = new Service(LIST_IDENTITY, "list_identity", Action.IDENTIFY);

    /** Bytes behind a NOP: whoever gets them does nothing with them (§2-4.2), so that others may be meant. */
    static final Service NOP_WITH_DATA = new Service(NOP, "nop_with_data", Action.OTHER).keyed("0/data");

    private EnipCommand() {}

    private static void put(int command, String name, Action action) {
        SERVICES[command] = new Service(command, name, action);
    }

    /** The service of a command; null for a command that the standard does not define. */
    static @Nullable Service service(int command) {
        return command >= 0 && command < COUNT ? SERVICES[command] : null;
    }

    static boolean isDefined(int command) {
        return service(command) != null;
    }

    /** Whether the command carries items of CIP. */
    static boolean carriesCip(int command) {
        return command == SEND_RR_DATA || command == SEND_UNIT_DATA;
    }

    /** Name of a status; empty where the standard defines none. */
    static String status(long status) {
        return switch ((int) status) {
            case 0x00 -> "success";
            case 0x01 -> "invalid_or_unsupported_command";
            case 0x02 -> "insufficient_memory";
            case 0x03 -> "incorrect_data";
            case 0x64 -> "invalid_session_handle";
            case 0x65 -> "invalid_length";
            case 0x69 -> "unsupported_protocol_revision";
            case 0x6A -> "encapsulated_cip_service_not_allowed";
            default -> "";
        };
    }
}
