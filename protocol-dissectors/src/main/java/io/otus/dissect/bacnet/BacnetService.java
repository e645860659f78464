package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** Services with what they mean for the device, clause 21: BACnetConfirmedServiceChoice and BACnetUnconfirmedServiceChoice. */
final class BacnetService {
    static final int SUBSCRIBE_COV = 5;
    static final int CONFIRMED_COV_NOTIFICATION = 1;
    static final int READ_PROPERTY = 12;
    static final int READ_PROPERTY_MULTIPLE = 14;
    static final int WRITE_PROPERTY = 15;
    static final int WRITE_PROPERTY_MULTIPLE = 16;
    static final int DEVICE_COMMUNICATION_CONTROL = 17;
    static final int REINITIALIZE_DEVICE = 20;

    static final int I_AM = 0;
    static final int I_HAVE = 1;
    static final int UNCONFIRMED_COV_NOTIFICATION = 2;
    static final int TIME_SYNCHRONIZATION = 6;
    static final int WHO_HAS = 7;
    static final int WHO_IS = 8;
    static final int UTC_TIME_SYNCHRONIZATION = 9;

    private static final Service[] CONFIRMED = {
        new Service(0, "acknowledge_alarm", Action.CONFIGURE),
        new Service(1, "confirmed_cov_notification", Action.NOTIFY),
        new Service(2, "confirmed_event_notification", Action.NOTIFY),
        new Service(3, "get_alarm_summary", Action.READ),
        new Service(4, "get_enrollment_summary", Action.READ),
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
        new Service(29, "get_event_information", Action.READ),
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
        unconfirmed(9, "utc_time_synchronization", Action.TIME_SET),
        unconfirmed(10, "write_group", Action.WRITE),
        unconfirmed(11, "unconfirmed_cov_notification_multiple", Action.NOTIFY),
        unconfirmed(12, "unconfirmed_audit_notification", Action.NOTIFY),
        unconfirmed(13, "who_am_i", Action.DISCOVER),
        unconfirmed(14, "you_are", Action.IDENTIFY)
    };

    /** Device communication is enabled again: harmless, unlike the service's other uses. */
    static final Service COMMUNICATION_ENABLED = new Service(
                    DEVICE_COMMUNICATION_CONTROL, "device_communication_control", Action.CONFIGURE, Danger.NONE)
            .keyed(DEVICE_COMMUNICATION_CONTROL + "/enable");

    private BacnetService() {}

    /** Unconfirmed services are numbered by themselves (clause 21), so their names tell them from confirmed ones. */
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
}
