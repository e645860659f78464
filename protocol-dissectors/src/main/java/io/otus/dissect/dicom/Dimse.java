package io.otus.dissect.dicom;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Map;

/** The services of DICOM's messages, PS3.7 §9.3 and §10.3, and what their statuses mean, annex C. */
final class Dimse {
    static final Service ASSOCIATE = new Service(-1, "a_associate", Action.SESSION);
    static final Service RELEASE = new Service(-1, "a_release", Action.SESSION);
    static final int CANCEL = 0x0FFF;

    private static final Map<Integer, Service> SERVICES = new HashMap<>();
    private static final int RESPONSE = 0x8000;
    private static final int PENDING = 0xFF00;
    private static final int PENDING_WITHOUT_KEYS = 0xFF01;
    private static final int CANCELLED = 0xFE00;

    static {
        add(0x0001, "c_store", Action.FILE);
        add(0x0010, "c_get", Action.FILE);
        add(0x0020, "c_find", Action.READ);
        add(0x0021, "c_move", Action.FILE);
        add(0x0030, "c_echo", Action.DIAGNOSE);
        add(0x0100, "n_event_report", Action.NOTIFY);
        add(0x0110, "n_get", Action.READ);
        // What these set, create and delete are records of an examination and films to print, not parts of the device.
        add(0x0120, "n_set", Action.OTHER);
        add(0x0130, "n_action", Action.OTHER);
        add(0x0140, "n_create", Action.OTHER);
        add(0x0150, "n_delete", Action.OTHER);
        add(CANCEL, "c_cancel", Action.OTHER);
    }

    private Dimse() {}

    private static void add(int field, String name, Action action) {
        SERVICES.put(field, new Service(field, name, action));
    }

    static boolean isKnown(int request) {
        return SERVICES.containsKey(request);
    }

    /** The service of a request's command field. */
    static Service service(int request) {
        Service known = SERVICES.get(request);
        return known == null ? new Service(request, "command_" + request, Action.OTHER) : known;
    }

    /** Name of a command field, such as {@code c_echo_rq}. */
    static String name(int field) {
        int request = field & ~RESPONSE;
        return request == CANCEL && field == CANCEL
                ? "c_cancel_rq"
                : service(request).name() + (field == request ? "_rq" : "_rsp");
    }

    /** Whether more answers to the same request follow. */
    static boolean isPending(int status) {
        return status == PENDING || status == PENDING_WITHOUT_KEYS;
    }

    /** The outcome of a status; a warning counts as success. */
    static Outcome outcome(int status) {
        boolean isWarning = status == 0x0001 || status == 0x0107 || status == 0x0116 || status >>> 12 == 0xB;
        if (status == 0 || isWarning || status == CANCELLED) {
            return Outcome.OK;
        }
        return Outcome.error(status, statusName(status));
    }

    private static String statusName(int status) {
        return switch (status) {
            case 0x0110 -> "processing_failure";
            case 0x0112 -> "no_such_object_instance";
            case 0x0117 -> "invalid_object_instance";
            case 0x0118 -> "no_such_sop_class";
            case 0x0119 -> "class_instance_conflict";
            case 0x0120 -> "missing_attribute";
            case 0x0122 -> "sop_class_not_supported";
            case 0x0123 -> "no_such_action_type";
            case 0x0124 -> "not_authorized";
            case 0x0210 -> "duplicate_invocation";
            case 0x0211 -> "unrecognized_operation";
            case 0x0212 -> "mistyped_argument";
            case 0x0213 -> "resource_limitation";
            default ->
                status >>> 8 == 0xA7 ? "out_of_resources" : status >>> 12 == 0xC ? "unable_to_process" : "failure";
        };
    }

    /** Why an association is rejected, PS3.8 table 9-21: the source decides what the reason means. */
    static String rejection(int source, int reason) {
        return switch (source << 8 | reason) {
            case 0x102 -> "application_context_name_not_supported";
            case 0x103 -> "calling_ae_title_not_recognized";
            case 0x107 -> "called_ae_title_not_recognized";
            case 0x202 -> "protocol_version_not_supported";
            case 0x301 -> "temporary_congestion";
            case 0x302 -> "local_limit_exceeded";
            default -> "no_reason_given";
        };
    }
}
