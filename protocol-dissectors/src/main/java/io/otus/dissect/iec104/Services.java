package io.otus.dissect.iec104;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;

/** What the types of ASDU ask, as services: one object for each. */
final class Services {
    /** Start of data transfer on this connection, IEC 60870-5-104 §5.3. */
    static final Service STARTDT = new Service(Apci.STARTDT_ACT, "startdt", Action.SESSION).keyed("startdt");

    /**
     * Stop of data transfer on this connection, §5.3: a station reports nothing on it any more. In a redundancy group
     * it goes on on another, and then this is not told as an operation. It is more than a session that ends, as the
     * connection stays and nobody hears the station; and no danger from the first second on, as a master that hands
     * over to another one does it too.
     */
    static final Service STOPDT = new Service(Apci.STOPDT_ACT, "stopdt", Action.OTHER).keyed("stopdt");

    /** QRP 1: general reset of the process. */
    private static final int RESET_EVENTS = 2;

    /** SCQ: delete file. */
    private static final int DELETE_FILE = 4;

    private static final Service[] PLAIN = new Service[TypeIdentification.FIRST_PRIVATE];
    private static final Service[] SELECT = new Service[TypeIdentification.FIRST_PRIVATE];
    private static final Service[] CANCEL = new Service[TypeIdentification.FIRST_PRIVATE];
    private static final Service[] REPORTED = new Service[TypeIdentification.FIRST_PRIVATE];
    private static final Service[] TEST = new Service[TypeIdentification.FIRST_PRIVATE];
    /** FRZ 3: counters are reset and not frozen (101 §7.2.6.23). */
    private static final int RESET = 3;

    private static final Service FREEZE =
            variant(TypeIdentification.C_CI_NA_1, "freeze", Action.CONFIGURE, Danger.NONE);
    private static final Service RESET_COUNTERS =
            variant(TypeIdentification.C_CI_NA_1, "reset", Action.CONFIGURE, Danger.NONE);
    private static final Service EVENTS =
            variant(TypeIdentification.C_RP_NA_1, "event_buffer", Action.CONFIGURE, Danger.BLIND);
    private static final Service DELETE =
            variant(TypeIdentification.F_SC_NA_1, "delete_file", Action.DELETE, Danger.HALT);
    private static final Service TOLD =
            variant(TypeIdentification.C_CS_NA_1, "spontaneous", Action.NOTIFY, Danger.NONE);

    static {
        for (TypeIdentification type : TypeIdentification.values()) {
            int code = type.code();
            PLAIN[code] = new Service(code, type.label(), action(type));
            SELECT[code] = variant(type, "select", Action.SELECT, Danger.NONE);
            CANCEL[code] = variant(type, "deactivation", Action.OTHER, Danger.NONE);
            REPORTED[code] = variant(type, "told", Action.NOTIFY, Danger.NONE);
            TEST[code] = variant(type, "test", Action.NOTIFY, Danger.NONE);
        }
    }

    private Services() {}

    private static Service variant(TypeIdentification type, String what, Action action, Danger danger) {
        return new Service(type.code(), type.label() + '_' + what, action, danger).keyed(type.code() + "/" + what);
    }

    private static Action action(TypeIdentification type) {
        return switch (type.kind()) {
            case MONITOR, INITIALIZATION -> Action.NOTIFY;
            case COMMAND -> Action.OPERATE;
            // Thresholds, and limits beyond which a measured value is told (101 §7.2.6.24); activation puts them in
            // force.
            case PARAMETER -> type == TypeIdentification.P_AC_NA_1 ? Action.CONFIGURE : Action.ALARM_SET;
            case FILE -> Action.FILE;
            case SYSTEM ->
                switch (type) {
                    case C_CS_NA_1 -> Action.TIME_SET;
                    case C_RP_NA_1 -> Action.RESTART;
                    case C_TS_NA_1, C_TS_TA_1, C_CD_NA_1 -> Action.DIAGNOSE;
                    default -> Action.READ;
                };
        };
    }

    /** The service of a type in its plain form. */
    static Service of(TypeIdentification type) {
        return PLAIN[type.code()];
    }

    /** A parameter that a station reports when it is interrogated, which sets nothing. */
    static Service told(TypeIdentification type) {
        return REPORTED[type.code()];
    }

    /** A report for a test (T of the cause, 101 §7.2.3): its values are not those of the process. */
    static Service test(TypeIdentification type) {
        return TEST[type.code()];
    }

    /** A type without meaning here, such as a private one. */
    static Service unknown(int code) {
        return new Service(code, "type_" + code, Action.OTHER);
    }

    /** A command that selects only. */
    static Service select(TypeIdentification type) {
        return SELECT[type.code()];
    }

    /** A command or interrogation that is taken back. */
    static Service cancel(TypeIdentification type) {
        return CANCEL[type.code()];
    }

    /** A station reports its clock. */
    static Service clockTold() {
        return TOLD;
    }

    /** System information in control direction: what its qualifier makes of it. */
    static Service system(TypeIdentification type, int qualifier) {
        return switch (type) {
            case C_CI_NA_1 ->
                switch (qualifier >> 6) {
                    case 0 -> of(type);
                    case RESET -> RESET_COUNTERS;
                    default -> FREEZE;
                };
            case C_RP_NA_1 -> qualifier == RESET_EVENTS ? EVENTS : of(type);
            default -> of(type);
        };
    }

    /** A file service: what its select and call qualifier makes of it. */
    static Service file(int qualifier) {
        return (qualifier & 0x0F) == DELETE_FILE ? DELETE : of(TypeIdentification.F_SC_NA_1);
    }
}
