package io.otus.dissect.genisys;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** Control characters that begin messages, GENISYS §5.1.9. */
final class Header {
    static final int ACKNOWLEDGE = 0xF1;
    static final int INDICATION_DATA = 0xF2;
    static final int CONTROL_CHECKBACK = 0xF3;
    static final int COMMON_CONTROL = 0xF9;
    static final int ACKNOWLEDGE_AND_POLL = 0xFA;
    static final int POLL = 0xFB;
    static final int CONTROL_DATA = 0xFC;
    static final int INDICATION_RECALL = 0xFD;
    static final int CONTROL_EXECUTE = 0xFE;

    private static final Service[] SERVICES = {
        service(COMMON_CONTROL, Action.WRITE),
        service(ACKNOWLEDGE_AND_POLL, Action.READ),
        service(POLL, Action.READ),
        service(CONTROL_DATA, Action.WRITE),
        service(INDICATION_RECALL, Action.READ),
        service(CONTROL_EXECUTE, Action.OPERATE)
    };

    private static final Service CONFIGURES_ONE = configuring(CONTROL_DATA);
    private static final Service CONFIGURES_ALL = configuring(COMMON_CONTROL);

    private Header() {}

    private static Service service(int header, Action action) {
        return new Service(header, name(header), action);
    }

    private static Service configuring(int header) {
        return new Service(header, name(header) + "_configuration", Action.CONFIGURE).keyed(header + "/configuration");
    }

    static boolean isKnown(int header) {
        return isOfSlave(header) || (header >= COMMON_CONTROL && header <= CONTROL_EXECUTE);
    }

    static boolean isOfSlave(int header) {
        return header >= ACKNOWLEDGE && header <= CONTROL_CHECKBACK;
    }

    /** Whether pairs of data belong to it. */
    static boolean hasData(int header) {
        return switch (header) {
            case INDICATION_DATA, CONTROL_CHECKBACK, COMMON_CONTROL, CONTROL_DATA -> true;
            default -> false;
        };
    }

    /** The service of a message of the master. */
    static Service service(int header) {
        return SERVICES[header - COMMON_CONTROL];
    }

    /** What data ask that have nothing but the configuration of a slave, or of all, §5.1.6. */
    static Service configures(int header) {
        return header == COMMON_CONTROL ? CONFIGURES_ALL : CONFIGURES_ONE;
    }

    static String name(int header) {
        return switch (header) {
            case ACKNOWLEDGE -> "acknowledge";
            case INDICATION_DATA -> "indication_data";
            case CONTROL_CHECKBACK -> "control_checkback";
            case COMMON_CONTROL -> "common_control";
            case ACKNOWLEDGE_AND_POLL -> "acknowledge_and_poll";
            case POLL -> "poll";
            case CONTROL_DATA -> "control_data";
            case INDICATION_RECALL -> "indication_recall";
            case CONTROL_EXECUTE -> "control_execute";
            default -> "header_" + header;
        };
    }
}
