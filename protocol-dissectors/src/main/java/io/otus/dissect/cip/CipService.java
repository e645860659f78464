package io.otus.dissect.cip;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/**
 * Services by class: the common ones of CIP Vol. 1 Appendix A, and from 0x4B on those of each object. One number means
 * different things in different classes, so only class and number together identify a service.
 */
final class CipService {
    static final int GET_ATTRIBUTES_ALL = 0x01;
    static final int SET_ATTRIBUTES_ALL = 0x02;
    static final int GET_ATTRIBUTE_LIST = 0x03;
    static final int SET_ATTRIBUTE_LIST = 0x04;
    static final int RESET = 0x05;
    static final int START = 0x06;
    static final int STOP = 0x07;
    static final int MULTIPLE_SERVICE_PACKET = 0x0A;
    static final int GET_ATTRIBUTE_SINGLE = 0x0E;
    static final int SET_ATTRIBUTE_SINGLE = 0x10;
    static final int LOCK = 0x4B;
    static final int EXECUTE_PCCC = 0x4B;
    static final int EXECUTE_DH_PLUS = 0x4C;
    static final int READ_TAG = 0x4C;
    static final int READ_TEMPLATE = 0x4C;
    static final int WRITE_TAG = 0x4D;
    static final int READ_MODIFY_WRITE_TAG = 0x4E;
    static final int FORWARD_CLOSE = 0x4E;
    static final int UNCONNECTED_SEND = 0x52;
    static final int READ_TAG_FRAGMENTED = 0x52;
    static final int WRITE_TAG_FRAGMENTED = 0x53;
    static final int FORWARD_OPEN = 0x54;
    static final int GET_INSTANCE_ATTRIBUTE_LIST = 0x55;
    static final int GET_CONNECTION_OWNER = 0x5A;
    static final int LARGE_FORWARD_OPEN = 0x5B;
    /** The bit that makes a service its reply (§2-4.2). */
    static final int REPLY = 0x80;

    private static final int CLASSES = 256;
    private static final int NUMBERS = 128;

    /** A reply whose request was not seen, by number alone. */
    private static final int NO_CLASS = 0;

    private static final @Nullable Service[][] KNOWN = new Service[CLASSES][];

    /** A Forward Close of a connection that somebody else opened: its data are no longer sent. */
    static final Service CLOSE_OF_ANOTHER = closeOfAnother();

    private CipService() {}

    private static Service closeOfAnother() {
        Service close = of(CipClass.CONNECTION_MANAGER, FORWARD_CLOSE);
        return new Service(close.code(), close.name(), close.action(), Danger.BLIND, close.key() + "/of-another");
    }

    /** The service with this number, 0 to 127, of a class; of {@link Epath#NONE} where the class is not known. */
    static Service of(long classId, int number) {
        if (classId >= CLASSES) {
            return make(classId, number);
        }
        int row = classId < 0 ? NO_CLASS : (int) classId;
        @Nullable Service[] ofClass = KNOWN[row];
        if (ofClass == null) {
            ofClass = new Service[NUMBERS];
            KNOWN[row] = ofClass;
        }
        Service known = ofClass[number];
        if (known == null) {
            known = make(classId, number);
            ofClass[number] = known;
        }
        return known;
    }

    private static Service make(long classId, int number) {
        String name = special(classId, number);
        if (name.isEmpty()) {
            name = common(number);
        }
        boolean defined = !name.isEmpty();
        if (!defined) {
            name = "service_0x" + (number < 16 ? "0" : "") + Integer.toHexString(number);
        }
        Action action = defined ? action(classId, number) : Action.OTHER;
        String key = classId < 0 ? "?/" + number : classId + "/" + number;
        return new Service(number, name, action, danger(classId, number, action), key);
    }

    /** Whether a standard or manual at hand says what the number means. */
    static boolean isDefined(long classId, int number) {
        return !common(number).isEmpty() || !special(classId, number).isEmpty();
    }

    /** Whether a number reads or writes a tag. */
    static boolean isTagService(int number) {
        return switch (number) {
            case READ_TAG, WRITE_TAG, READ_MODIFY_WRITE_TAG, READ_TAG_FRAGMENTED, WRITE_TAG_FRAGMENTED -> true;
            default -> false;
        };
    }

    /** Common services, Table. */
    private static String common(int number) {
        return switch (number) {
            case GET_ATTRIBUTES_ALL -> "get_attributes_all";
            case SET_ATTRIBUTES_ALL -> "set_attributes_all";
            case GET_ATTRIBUTE_LIST -> "get_attribute_list";
            case SET_ATTRIBUTE_LIST -> "set_attribute_list";
            case RESET -> "reset";
            case START -> "start";
            case STOP -> "stop";
            case 0x08 -> "create";
            case 0x09 -> "delete";
            case MULTIPLE_SERVICE_PACKET -> "multiple_service_packet";
            case 0x0D -> "apply_attributes";
            case GET_ATTRIBUTE_SINGLE -> "get_attribute_single";
            case SET_ATTRIBUTE_SINGLE -> "set_attribute_single";
            case 0x11 -> "find_next_object_instance";
            case 0x14 -> "error_response";
            case 0x15 -> "restore";
            case 0x16 -> "save";
            case 0x17 -> "nop";
            case 0x18 -> "get_member";
            case 0x19 -> "set_member";
            case 0x1A -> "insert_member";
            case 0x1B -> "remove_member";
            case 0x1C -> "group_sync";
            case 0x1D -> "get_connection_point_member_list";
            default -> "";
        };
    }

    /** Services of one object. */
    private static String special(long classId, int number) {
        return switch ((int) classId) {
            case CipClass.IDENTITY -> number == 0x4B ? "flash_leds" : "";
            case CipClass.MESSAGE_ROUTER -> number == 0x4B ? "symbolic_translation" : "";
            case CipClass.CONNECTION ->
                switch (number) {
                    case 0x4B -> "connection_bind";
                    case 0x4C -> "producing_application_lookup";
                    case 0x4E -> "safety_close";
                    case 0x54 -> "safety_open";
                    default -> "";
                };
            case CipClass.CONNECTION_MANAGER ->
                switch (number) {
                    case FORWARD_CLOSE -> "forward_close";
                    case UNCONNECTED_SEND -> "unconnected_send";
                    case FORWARD_OPEN -> "forward_open";
                    case 0x56 -> "get_connection_data";
                    case 0x57 -> "search_connection_data";
                    case 0x59 -> "ex_forward_open";
                    case GET_CONNECTION_OWNER -> "get_connection_owner";
                    case LARGE_FORWARD_OPEN -> "large_forward_open";
                    default -> "";
                };
            case CipClass.FILE ->
                switch (number) {
                    case 0x4B -> "initiate_upload";
                    case 0x4C -> "initiate_download";
                    case 0x4D -> "initiate_partial_read";
                    case 0x4E -> "initiate_partial_write";
                    case 0x4F -> "upload_transfer";
                    case 0x50 -> "download_transfer";
                    case 0x51 -> "clear_file";
                    default -> "";
                };
            case CipClass.PCCC ->
                switch (number) {
                    case EXECUTE_PCCC -> "execute_pccc";
                    case EXECUTE_DH_PLUS -> "execute_dh_plus";
                    case 0x4D -> "execute_local_pccc";
                    default -> "";
                };
            case CipClass.SYMBOL ->
                switch (number) {
                    case READ_TAG -> "read_tag";
                    case WRITE_TAG -> "write_tag";
                    case READ_MODIFY_WRITE_TAG -> "read_modify_write_tag";
                    case READ_TAG_FRAGMENTED -> "read_tag_fragmented";
                    case WRITE_TAG_FRAGMENTED -> "write_tag_fragmented";
                    case GET_INSTANCE_ATTRIBUTE_LIST -> "get_instance_attribute_list";
                    default -> "";
                };
            case CipClass.TEMPLATE -> number == READ_TEMPLATE ? "read_template" : "";
            case CipClass.CONTROLLER_LOCK ->
                switch (number) {
                    case LOCK -> "lock";
                    case 0x4C -> "unlock";
                    default -> "";
                };
            case CipClass.NONVOLATILE_STORAGE ->
                switch (number) {
                    case 0x4B -> "update";
                    case 0x4D -> "transfer";
                    default -> "";
                };
            case CipClass.ETHERNET_LINK -> number == 0x4C ? "get_and_clear" : "";
            case CipClass.SAFETY_SUPERVISOR ->
                switch (number) {
                    case 0x4B -> "set_password";
                    case 0x4C -> "reset_password";
                    case 0x4D -> "configure_request";
                    case 0x4E -> "validate_configuration";
                    case 0x50 -> "configuration_lock";
                    case 0x51 -> "mode_change";
                    case 0x54 -> "safety_reset";
                    case 0x56 -> "propose_tunid";
                    case 0x57 -> "apply_tunid";
                    default -> "";
                };
            default -> "";
        };
    }

    private static Action action(long classId, int number) {
        return number < 0x4B ? ofCommon(classId, number) : ofSpecial((int) classId, number);
    }

    private static Action ofCommon(long classId, int number) {
        boolean identity = classId == CipClass.IDENTITY;
        boolean clock = classId == CipClass.WALL_CLOCK_TIME || classId == CipClass.TIME_SYNC;
        return switch (number) {
            case GET_ATTRIBUTES_ALL, GET_ATTRIBUTE_LIST, GET_ATTRIBUTE_SINGLE ->
                identity ? Action.IDENTIFY : Action.READ;
            case SET_ATTRIBUTES_ALL, SET_ATTRIBUTE_LIST, SET_ATTRIBUTE_SINGLE, 0x19 ->
                clock ? Action.TIME_SET : configures(classId) ? Action.CONFIGURE : Action.WRITE;
            case RESET -> resetsAll(classId) ? Action.RESTART : Action.OPERATE;
            case START -> runs(classId) ? Action.START : Action.OPERATE;
            case STOP -> runs(classId) ? Action.STOP : Action.OPERATE;
            case 0x08, 0x0D, 0x15, 0x16, 0x1A, 0x1B -> Action.CONFIGURE;
            case 0x09 -> Action.DELETE;
            case 0x11, 0x18, 0x1D -> Action.READ;
            case 0x1C -> Action.SESSION;
            default -> Action.OTHER;
        };
    }

    /** Settings of the device itself and not of the process. */
    private static boolean configures(long classId) {
        return switch ((int) classId) {
            case CipClass.IDENTITY,
                    CipClass.MESSAGE_ROUTER,
                    0x03,
                    CipClass.CONNECTION,
                    CipClass.CONNECTION_MANAGER,
                    0x47,
                    0x48,
                    0x51,
                    0x52,
                    0x54,
                    0x55,
                    0x5D,
                    0x5E,
                    0x5F,
                    CipClass.PORT,
                    CipClass.TCP_IP_INTERFACE,
                    CipClass.ETHERNET_LINK,
                    CipClass.CONTROLLER -> true;
            default -> false;
        };
    }

    private static boolean resetsAll(long classId) {
        return switch ((int) classId) {
            case CipClass.IDENTITY, CipClass.MESSAGE_ROUTER, CipClass.CONTROLLER, CipClass.SAFETY_SUPERVISOR, 0x30 ->
                true;
            default -> false;
        };
    }

    /** Classes whose start and stop are those of a controller or of what it runs. */
    private static boolean runs(long classId) {
        return switch ((int) classId) {
            case CipClass.IDENTITY,
                    CipClass.MESSAGE_ROUTER,
                    0x29,
                    0x30,
                    CipClass.CONTROLLER,
                    CipClass.PROGRAM_NAME,
                    CipClass.PROGRAM -> true;
            default -> false;
        };
    }

    private static Action ofSpecial(int classId, int number) {
        return switch (classId) {
            case CipClass.IDENTITY -> Action.DIAGNOSE;
            case CipClass.CONNECTION -> Action.SESSION;
            case CipClass.CONNECTION_MANAGER ->
                number == 0x56 || number == 0x57 || number == 0x5A ? Action.DIAGNOSE : Action.SESSION;
            case CipClass.FILE ->
                switch (number) {
                    case 0x4B, 0x4D, 0x4F -> Action.UPLOAD;
                    case 0x51 -> Action.DELETE;
                    default -> Action.DOWNLOAD;
                };
            case CipClass.SYMBOL ->
                switch (number) {
                    case WRITE_TAG, READ_MODIFY_WRITE_TAG, WRITE_TAG_FRAGMENTED -> Action.WRITE;
                    default -> Action.READ;
                };
            case CipClass.MESSAGE_ROUTER, CipClass.TEMPLATE -> Action.READ;
            case CipClass.NONVOLATILE_STORAGE -> Action.FIRMWARE;
            case CipClass.CONTROLLER_LOCK -> Action.CONFIGURE;
            case CipClass.ETHERNET_LINK -> Action.DIAGNOSE;
            case CipClass.SAFETY_SUPERVISOR ->
                switch (number) {
                    case 0x4B, 0x4C -> Action.CREDENTIAL_SET;
                    case 0x51 -> Action.MODE;
                    case 0x54 -> Action.RESTART;
                    default -> Action.CONFIGURE;
                };
            default -> Action.OTHER;
        };
    }

    private static Danger danger(long classId, int number, Action action) {
        if (classId == CipClass.CONTROLLER_LOCK && number == LOCK) {
            return Danger.LOCK;
        }
        boolean closes = classId == CipClass.CONNECTION_MANAGER || classId == CipClass.CONNECTION;
        return closes && action == Action.DELETE ? Danger.BLIND : Danger.of(action);
    }
}
