package io.otus.dissect.dnp3;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Application function codes, IEEE 1815-2012 §4.2.2.5 and §4.4, with what they mean for the device. */
enum Dnp3Function {
    CONFIRM(0, Action.OTHER),
    READ(1, Action.READ),
    WRITE(2, Action.WRITE),
    SELECT(3, Action.SELECT),
    OPERATE(4, Action.OPERATE),
    DIRECT_OPERATE(5, Action.OPERATE),
    DIRECT_OPERATE_NR(6, Action.OPERATE),
    IMMED_FREEZE(7, Action.CONFIGURE),
    IMMED_FREEZE_NR(8, Action.CONFIGURE),
    FREEZE_CLEAR(9, Action.CONFIGURE),
    FREEZE_CLEAR_NR(10, Action.CONFIGURE),
    FREEZE_AT_TIME(11, Action.CONFIGURE),
    FREEZE_AT_TIME_NR(12, Action.CONFIGURE),
    COLD_RESTART(13, Action.RESTART),
    WARM_RESTART(14, Action.RESTART),
    INITIALIZE_DATA(15, Action.CONFIGURE),
    INITIALIZE_APPL(16, Action.RESTART),
    START_APPL(17, Action.START),
    STOP_APPL(18, Action.STOP),
    SAVE_CONFIG(19, Action.CONFIGURE),
    ENABLE_UNSOLICITED(20, Action.SUBSCRIBE),
    /** The outstation no longer reports events unasked: a master that relies on them is blind. */
    DISABLE_UNSOLICITED(21, Action.CONFIGURE, Danger.BLIND),
    ASSIGN_CLASS(22, Action.CONFIGURE),
    DELAY_MEASURE(23, Action.DIAGNOSE),
    RECORD_CURRENT_TIME(24, Action.DIAGNOSE),
    OPEN_FILE(25, Action.FILE),
    CLOSE_FILE(26, Action.FILE),
    DELETE_FILE(27, Action.DELETE),
    GET_FILE_INFO(28, Action.FILE),
    AUTHENTICATE_FILE(29, Action.AUTHENTICATE),
    ABORT_FILE(30, Action.FILE),
    /** Puts a configuration or program that was transferred before into effect. */
    ACTIVATE_CONFIG(31, Action.CONFIGURE, Danger.DOWNLOAD),
    AUTHENTICATE_REQ(32, Action.AUTHENTICATE),
    AUTH_REQ_NO_ACK(33, Action.AUTHENTICATE),
    RESPONSE(129, Action.OTHER),
    UNSOLICITED_RESPONSE(130, Action.NOTIFY),
    AUTHENTICATE_RESP(131, Action.AUTHENTICATE);

    /** A write of time objects. */
    static final Service WRITE_TIME = new Service(2, "write", Action.TIME_SET).keyed("2/time");

    /** A write of internal indications, device attributes: the device itself is changed, not the process. */
    static final Service WRITE_DEVICE = new Service(2, "write", Action.CONFIGURE).keyed("2/device");

    /**
     * A write that clears the indication of a restart and nothing else, §5.1.6.1: how a master acknowledges it, as each
     * has to before it sets the outstation up again.
     */
    static final Service CLEAR_RESTART = new Service(2, "write", Action.SESSION).keyed("2/clear-restart");

    /** A write of dead bands, group 34: changes below them are reported no more. */
    static final Service WRITE_DEADBAND = new Service(2, "write", Action.ALARM_SET).keyed("2/deadband");

    /**
     * An authority adds, changes or removes users, or gives one another update key, §7.5.3. That session keys change is
     * usual, and no such thing.
     */
    static final Service CHANGE_USER =
            new Service(32, "authenticate_req", Action.CREDENTIAL_SET).keyed("32/update_key");

    /**
     * A write of a part of a file: what an outstation takes so is its configuration, its program or its firmware, Annex
     * A; points of the process are never written so.
     */
    static final Service WRITE_FILE = new Service(2, "write", Action.FILE, Danger.DOWNLOAD).keyed("2/file");

    /** A read of device attributes. */
    static final Service READ_IDENTITY = new Service(1, "read", Action.IDENTIFY).keyed("1/device");

    /** A read of a part of a file. */
    static final Service READ_FILE = new Service(1, "read", Action.FILE).keyed("1/file");

    private static final @Nullable Dnp3Function[] BY_CODE = byCode();
    private static final int FIRST_RESPONSE = 129;

    private final int code;
    private final String key = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // A record of strings, numbers and enums, which bears no annotation.
    private final Service service;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final Service repeated;

    Dnp3Function(int code, Action action) {
        this(code, action, Danger.of(action));
    }

    Dnp3Function(int code, Action action, Danger danger) {
        this.code = code;
        this.service = new Service(code, key, action, danger);
        this.repeated = new Service(code, key + "_repeated", action, danger).keyed(code + "/repeated");
    }

    /** The function with this code; null where the standard names none. */
    static @Nullable Dnp3Function of(int code) {
        return BY_CODE[code];
    }

    /** The standard's name in lower case; {@code reserved} where it names none. */
    static String nameOf(int code) {
        Dnp3Function function = of(code);
        return function == null ? "reserved" : function.key;
    }

    /** Whether outstations send it: codes from 129. */
    static boolean isResponse(int code) {
        return code >= FIRST_RESPONSE;
    }

    int code() {
        return code;
    }

    Service service() {
        return service;
    }

    /** The same of a relay output that is to be operated more than once by one command: a train of pulses. */
    Service repeated() {
        return repeated;
    }

    /** Whether the function is part of authentication, as opposed to a request with authentication objects. */
    boolean authenticates() {
        return this == AUTHENTICATE_REQ || this == AUTH_REQ_NO_ACK || this == AUTHENTICATE_RESP;
    }

    /** Whether the outstation does not answer it. */
    boolean isUnanswered() {
        return switch (this) {
            case DIRECT_OPERATE_NR, IMMED_FREEZE_NR, FREEZE_CLEAR_NR, FREEZE_AT_TIME_NR, AUTH_REQ_NO_ACK -> true;
            // Answered by the critical request that it vouches for, or by function 131, which is not paired.
            case AUTHENTICATE_REQ -> true;
            default -> false;
        };
    }

    /**
     * Whether objects follow their headers; where not, headers only name points. Authentication objects vouch for any
     * request.
     */
    boolean carriesObjects(int group) {
        if (group == ObjectLibrary.AUTHENTICATION) {
            return true;
        }
        return switch (this) {
            case READ, IMMED_FREEZE, IMMED_FREEZE_NR, FREEZE_CLEAR, FREEZE_CLEAR_NR -> false;
            case INITIALIZE_DATA, ENABLE_UNSOLICITED, DISABLE_UNSOLICITED, ASSIGN_CLASS -> false;
            case FREEZE_AT_TIME, FREEZE_AT_TIME_NR -> group == ObjectLibrary.TIME_AND_DATE;
            default -> true;
        };
    }

    private static @Nullable Dnp3Function[] byCode() {
        @Nullable Dnp3Function[] functions = new @Nullable Dnp3Function[256];
        for (Dnp3Function function : values()) {
            functions[function.code] = function;
        }
        return functions;
    }
}
