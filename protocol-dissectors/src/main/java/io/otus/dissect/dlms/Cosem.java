package io.otus.dissect.dlms;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What services mean, by the class of the object that they are for, IEC 62056-6-2. */
final class Cosem {
    static final Service GET = new Service(Apdu.GET_REQUEST, "get", Action.READ);
    static final Service GET_NEXT = new Service(Apdu.GET_REQUEST, "get_next", Action.READ).keyed("192/next");
    static final Service SET_BLOCK = new Service(Apdu.SET_REQUEST, "set_block", Action.WRITE).keyed("193/block");
    static final Service ACTION_BLOCK =
            new Service(Apdu.ACTION_REQUEST, "action_block", Action.OPERATE).keyed("195/block");
    static final Service READ = new Service(Apdu.READ_REQUEST, "read", Action.READ);
    static final Service WRITE = new Service(Apdu.WRITE_REQUEST, "write", Action.WRITE);
    static final Service EVENT = new Service(Apdu.EVENT_NOTIFICATION, "event_notification", Action.NOTIFY);
    static final Service DATA = new Service(Apdu.DATA_NOTIFICATION, "data_notification", Action.NOTIFY);
    static final Service ASSOCIATE = new Service(Apdu.AARQ, "associate", Action.SESSION);
    static final Service LOGIN = new Service(Apdu.AARQ, "login", Action.AUTHENTICATE).keyed("login");
    static final Service RELEASE = new Service(Apdu.RLRQ, "release", Action.SESSION);

    private static final Service SET = new Service(Apdu.SET_REQUEST, "set", Action.WRITE);
    private static final Service SET_CLOCK =
            new Service(Apdu.SET_REQUEST, "set_clock", Action.TIME_SET).keyed("193/clock");
    private static final Service SET_SECRET =
            new Service(Apdu.SET_REQUEST, "set_secret", Action.CREDENTIAL_SET).keyed("193/secret");
    private static final Service EXECUTE = new Service(Apdu.ACTION_REQUEST, "action", Action.OPERATE);
    private static final Service ADJUST_CLOCK =
            new Service(Apdu.ACTION_REQUEST, "adjust_clock", Action.TIME_SET).keyed("195/clock");
    private static final Service DISCONNECT =
            new Service(Apdu.ACTION_REQUEST, "remote_disconnect", Action.OPERATE).keyed("195/disconnect");
    private static final Service RECONNECT =
            new Service(Apdu.ACTION_REQUEST, "remote_reconnect", Action.OPERATE).keyed("195/reconnect");
    private static final Service IMAGE =
            new Service(Apdu.ACTION_REQUEST, "image_transfer", Action.FIRMWARE).keyed("195/image");
    private static final Service REPLY =
            new Service(Apdu.ACTION_REQUEST, "reply_to_hls_authentication", Action.AUTHENTICATE).keyed("195/hls");
    private static final Service CHANGE_SECRET =
            new Service(Apdu.ACTION_REQUEST, "change_secret", Action.CREDENTIAL_SET).keyed("195/secret");

    private static final Service SECURE =
            new Service(Apdu.ACTION_REQUEST, "activate_security", Action.CONFIGURE).keyed("195/security");

    private static final int CLOCK = 8;
    private static final int ASSOCIATION_SN = 12;
    private static final int ASSOCIATION_LN = 15;
    private static final int IMAGE_TRANSFER = 18;
    private static final int SECURITY_SETUP = 64;
    private static final int ACTIVATE_SECURITY = 1;
    private static final int DISCONNECT_CONTROL = 70;
    /** LLS_secret of an association. */
    private static final int SECRET = 7;

    /** Services by severity, the gravest first; a service that is not listed has none. */
    private static final List<Service> GRAVEST =
            List.of(IMAGE, SET_SECRET, CHANGE_SECRET, DISCONNECT, RECONNECT, SECURE, SET_CLOCK, ADJUST_CLOCK, REPLY);

    private Cosem() {}

    /** The service that is reported for a list: the gravest one in it, else the plain one. */
    static Service gravest(List<Service> services, Service plain) {
        for (Service each : GRAVEST) {
            if (services.contains(each)) {
                return each;
            }
        }
        return plain;
    }

    /** Whether what it takes is a secret, or proves one. */
    static boolean isSecret(Service service) {
        return service.action() == Action.CREDENTIAL_SET || service.action() == Action.AUTHENTICATE;
    }

    /** Whether the value of this point, as {@link #point} names it, is a secret. */
    static boolean isSecret(String point) {
        return point.startsWith(ASSOCIATION_LN + "/") && point.endsWith(":" + SECRET);
    }

    static Service set(int classId, int attribute) {
        if (classId == CLOCK && attribute == 2) {
            return SET_CLOCK;
        }
        return classId == ASSOCIATION_LN && attribute == SECRET ? SET_SECRET : SET;
    }

    static Service action(int classId, int method) {
        return switch (classId) {
            case CLOCK -> ADJUST_CLOCK;
            case DISCONNECT_CONTROL -> method == 1 ? DISCONNECT : RECONNECT;
            case IMAGE_TRANSFER -> IMAGE;
            case ASSOCIATION_LN -> method == 1 ? REPLY : method == 2 ? CHANGE_SECRET : EXECUTE;
            case ASSOCIATION_SN -> method == 8 ? REPLY : EXECUTE;
            case SECURITY_SETUP ->
                switch (method) {
                    case ACTIVATE_SECURITY -> SECURE;
                    // Keys are handed over, agreed upon or made anew, and certificates put in or removed.
                    case 2, 3, 4, 6, 8 -> CHANGE_SECRET;
                    default -> EXECUTE;
                };
            default -> EXECUTE;
        };
    }

    /** A service that is ciphered: what it is shows, and not what it is for. */
    static @Nullable Service ciphered(int tag) {
        Action action = switch (Apdu.plain(tag)) {
            case Apdu.GET_REQUEST, Apdu.READ_REQUEST -> Action.READ;
            case Apdu.SET_REQUEST, Apdu.WRITE_REQUEST -> Action.WRITE;
            case Apdu.ACTION_REQUEST -> Action.OPERATE;
            default -> Action.OTHER;
        };
        return action == Action.OTHER ? null : new Service(tag, Apdu.name(tag), action);
    }

    static String point(int classId, String obis, int attribute) {
        return classId + "/" + obis + ":" + attribute;
    }

    /** The attribute of the meter that an object holds; null where it holds none. IEC 62056-6-1 §6. */
    static @Nullable Attribute identity(String point) {
        return switch (point) {
            case "1/0-0:96.1.0.255:2" -> Attribute.SERIAL;
            case "1/0-0:42.0.0.255:2" -> Attribute.NAME;
            case "1/1-0:0.2.0.255:2", "1/0-0:0.2.0.255:2" -> Attribute.FIRMWARE;
            default -> null;
        };
    }

    /** Why data are not given, or not taken: Data-Access-Result, IEC 62056-5-3 §9.5. */
    static String dataAccessResult(int code) {
        return switch (code) {
            case 0 -> "success";
            case 1 -> "hardware_fault";
            case 2 -> "temporary_failure";
            case 3 -> "read_write_denied";
            case 4 -> "object_undefined";
            case 9 -> "object_class_inconsistent";
            case 11 -> "object_unavailable";
            case 12 -> "type_unmatched";
            case 13 -> "scope_of_access_violated";
            case 14 -> "data_block_unavailable";
            case 15 -> "long_get_aborted";
            case 16 -> "no_long_get_in_progress";
            case 17 -> "long_set_aborted";
            case 18 -> "no_long_set_in_progress";
            case 19 -> "data_block_number_invalid";
            case 250 -> "other_reason";
            default -> "result_" + code;
        };
    }
}
