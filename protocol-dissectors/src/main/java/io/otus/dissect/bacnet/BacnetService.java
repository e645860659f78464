package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Services with what they mean for the device, clause 21: BACnetConfirmedServiceChoice and
 * BACnetUnconfirmedServiceChoice.
 */
final class BacnetService {
    static final int ADD_LIST_ELEMENT = 8;
    static final int REMOVE_LIST_ELEMENT = 9;
    static final int WRITE_PROPERTY = 15;
    static final int WRITE_PROPERTY_MULTIPLE = 16;
    private static final int WRITE_GROUP = 10;
    private static final int DEVICE_COMMUNICATION_CONTROL = 17;
    private static final int REINITIALIZE_DEVICE = 20;
    private static final int AUTHENTICATE = 24;
    private static final int SUBSCRIBE_COV = 5;
    private static final int LIFE_SAFETY_OPERATION = 27;
    private static final int SUBSCRIBE_COV_PROPERTY = 28;

    static final int CONFIRMED_COV_NOTIFICATION = 1;

    static final int I_AM = 0;
    static final int I_HAVE = 1;
    static final int COV_NOTIFICATION = 2;
    static final int UTC_TIME_SYNCHRONIZATION = 9;
    static final int WHO_AM_I = 13;

    private static final Service[] CONFIRMED = {
        new Service(0, "acknowledge_alarm", Action.ACKNOWLEDGE),
        new Service(1, "confirmed_cov_notification", Action.NOTIFY),
        new Service(2, "confirmed_event_notification", Action.NOTIFY),
        new Service(3, "get_alarm_summary", Action.DIAGNOSE),
        new Service(4, "get_enrollment_summary", Action.DIAGNOSE),
        new Service(5, "subscribe_cov", Action.SUBSCRIBE),
        new Service(6, "atomic_read_file", Action.FILE),
        new Service(7, "atomic_write_file", Action.FILE, Danger.DOWNLOAD),
        new Service(8, "add_list_element", Action.WRITE),
        new Service(9, "remove_list_element", Action.WRITE),
        new Service(10, "create_object", Action.CONFIGURE),
        new Service(11, "delete_object", Action.DELETE),
        new Service(12, "read_property", Action.READ),
        new Service(13, "read_property_conditional", Action.READ),
        new Service(14, "read_property_multiple", Action.READ),
        new Service(15, "write_property", Action.WRITE),
        new Service(16, "write_property_multiple", Action.WRITE),
        new Service(17, "device_communication_control", Action.CONFIGURE, Danger.BLIND),
        new Service(18, "confirmed_private_transfer", Action.OTHER),
        new Service(19, "confirmed_text_message", Action.OTHER),
        new Service(20, "reinitialize_device", Action.RESTART),
        new Service(21, "vt_open", Action.SESSION),
        new Service(22, "vt_close", Action.SESSION),
        new Service(23, "vt_data", Action.OTHER),
        new Service(24, "authenticate", Action.AUTHENTICATE),
        new Service(25, "request_key", Action.AUTHENTICATE),
        new Service(26, "read_range", Action.READ),
        new Service(27, "life_safety_operation", Action.OPERATE),
        new Service(28, "subscribe_cov_property", Action.SUBSCRIBE),
        new Service(29, "get_event_information", Action.DIAGNOSE),
        new Service(30, "subscribe_cov_property_multiple", Action.SUBSCRIBE),
        new Service(31, "confirmed_cov_notification_multiple", Action.NOTIFY),
        new Service(32, "confirmed_audit_notification", Action.NOTIFY),
        new Service(33, "audit_log_query", Action.READ)
    };

    private static final Service[] UNCONFIRMED = {
        unconfirmed(0, "i_am", Action.IDENTIFY),
        unconfirmed(1, "i_have", Action.IDENTIFY),
        unconfirmed(2, "unconfirmed_cov_notification", Action.NOTIFY),
        unconfirmed(3, "unconfirmed_event_notification", Action.NOTIFY),
        unconfirmed(4, "unconfirmed_private_transfer", Action.OTHER),
        unconfirmed(5, "unconfirmed_text_message", Action.OTHER),
        unconfirmed(6, "time_synchronization", Action.TIME_SET),
        unconfirmed(7, "who_has", Action.DISCOVER),
        unconfirmed(8, "who_is", Action.DISCOVER),
        unconfirmed(UTC_TIME_SYNCHRONIZATION, "utc_time_synchronization", Action.TIME_SET),
        unconfirmed(10, "write_group", Action.WRITE),
        unconfirmed(11, "unconfirmed_cov_notification_multiple", Action.NOTIFY),
        unconfirmed(12, "unconfirmed_audit_notification", Action.NOTIFY),
        unconfirmed(13, "who_am_i", Action.DISCOVER),
        // It gives an unconfigured device its identifier and its address (135-2020).
        unconfirmed(14, "you_are", Action.CONFIGURE)
    };

    /** Device communication is enabled again: harmless, unlike the service's other uses. */
    static final Service COMMUNICATION_ENABLED = new Service(
                    DEVICE_COMMUNICATION_CONTROL, "device_communication_control", Action.CONFIGURE, Danger.NONE)
            .keyed(DEVICE_COMMUNICATION_CONTROL + "/enable");

    /** The uses of a service that mean something else than the service does in general, by what its argument says. */
    private static final Map<String, Service> REINITIALIZED = Map.of(
            "start-backup", reinitialize("start-backup", Action.UPLOAD, Danger.UPLOAD),
            "end-backup", reinitialize("end-backup", Action.UPLOAD, Danger.NONE),
            "start-restore", reinitialize("start-restore", Action.DOWNLOAD, Danger.DOWNLOAD),
            "end-restore", reinitialize("end-restore", Action.DOWNLOAD, Danger.DOWNLOAD),
            "abort-restore", reinitialize("abort-restore", Action.DOWNLOAD, Danger.NONE),
            "activate-changes", reinitialize("activate-changes", Action.RESTART, Danger.HALT));

    /** Alarms are silenced, clause 13.13: whoever should hear them does not. */
    private static final Service SILENCE = new Service(
                    LIFE_SAFETY_OPERATION, "life_safety_operation", Action.OPERATE, Danger.BLIND)
            .keyed(LIFE_SAFETY_OPERATION + "/silence");

    /**
     * A subscription is cancelled, clauses 13.14.1 and 13.15.1: the request has neither the kind of notifications nor a
     * lifetime.
     */
    private static final Service CANCEL_COV =
            new Service(SUBSCRIBE_COV, "subscribe_cov_cancel", Action.UNSUBSCRIBE).keyed(SUBSCRIBE_COV + "/cancel");

    private static final Service CANCEL_COV_PROPERTY = new Service(
                    SUBSCRIBE_COV_PROPERTY, "subscribe_cov_property_cancel", Action.UNSUBSCRIBE)
            .keyed(SUBSCRIBE_COV_PROPERTY + "/cancel");

    /** What Program_Change of a Program object starts and stops, clause 12.22.5. */
    private static final Map<String, Service> PROGRAM = Map.of(
            "load", program("load", Action.START),
            "run", program("run", Action.START),
            "halt", program("halt", Action.STOP),
            "restart", program("restart", Action.RESTART),
            "unload", program("unload", Action.DELETE));

    private BacnetService() {}

    private static Service reinitialize(String state, Action action, Danger danger) {
        return new Service(REINITIALIZE_DEVICE, "reinitialize_device", action, danger)
                .keyed(REINITIALIZE_DEVICE + "/" + state);
    }

    private static Service program(String change, Action action) {
        return new Service(WRITE_PROPERTY, "write_property", action)
                .keyed(WRITE_PROPERTY + "/program-change-" + change);
    }

    /**
     * An unconfirmed service. These have a numbering of their own (clause 21), so their names differ from those of
     * confirmed ones.
     */
    private static Service unconfirmed(int choice, String name, Action action) {
        return new Service(choice, name, action).keyed(name);
    }

    /** A confirmed service; null where the choice is not defined. */
    static @Nullable Service confirmed(int choice) {
        return choice < CONFIRMED.length ? CONFIRMED[choice] : null;
    }

    /** An unconfirmed service; null where the choice is not defined. */
    static @Nullable Service unconfirmed(int choice) {
        return choice < UNCONFIRMED.length ? UNCONFIRMED[choice] : null;
    }

    /** A choice that clause 21 does not define. */
    static Service undefined(int choice) {
        return new Service(choice, "service_" + choice, Action.OTHER);
    }

    /** The services that write with a priority. */
    static List<Service> prioritized() {
        return List.of(CONFIRMED[WRITE_PROPERTY], CONFIRMED[WRITE_PROPERTY_MULTIPLE], UNCONFIRMED[WRITE_GROUP]);
    }

    /** Whether an unconfirmed service reports something of its sender, as opposed to asking. */
    static boolean tells(int choice) {
        return switch (choice) {
            case I_AM, I_HAVE, 2, 3, 11, 12, WHO_AM_I -> true;
            default -> false;
        };
    }

    /** Whether a request of this service may hold a password. */
    static boolean carriesSecret(ApduHeader header) {
        return header.type() == ApduHeader.CONFIRMED_REQUEST
                && (header.choice() == DEVICE_COMMUNICATION_CONTROL
                        || header.choice() == REINITIALIZE_DEVICE
                        || header.choice() == AUTHENTICATE);
    }

    /** What a confirmed request means with these arguments. */
    static Service meant(Service service, List<Element> arguments) {
        return switch (service.code()) {
            case DEVICE_COMMUNICATION_CONTROL ->
                text(arguments, "enable_disable").equals("enable") ? COMMUNICATION_ENABLED : service;
            case REINITIALIZE_DEVICE ->
                REINITIALIZED.getOrDefault(text(arguments, "reinitialized_state_of_device"), service);
            case SUBSCRIBE_COV -> isCancelled(arguments) ? CANCEL_COV : service;
            case SUBSCRIBE_COV_PROPERTY -> isCancelled(arguments) ? CANCEL_COV_PROPERTY : service;
            case LIFE_SAFETY_OPERATION -> text(arguments, "request").startsWith("silence") ? SILENCE : service;
            case WRITE_PROPERTY ->
                text(arguments, "property_identifier").equals("program-change")
                        ? PROGRAM.getOrDefault(text(arguments, "property_value"), service)
                        : service;
            default -> service;
        };
    }

    private static boolean isCancelled(List<Element> arguments) {
        return !text(arguments, "monitored_object_identifier").isEmpty()
                && text(arguments, "issue_confirmed_notifications").isEmpty()
                && text(arguments, "lifetime").isEmpty();
    }

    private static String text(List<Element> arguments, String name) {
        for (Element element : arguments) {
            if (element instanceof Element.Value value && value.name().equals(name)) {
                return value.value().text(0);
            }
        }
        return "";
    }
}
