package io.otus.dissect.c37118;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** Commands to a stream's source, IEEE Std C37.118.2-2011 §6.6 Table 15, and what its frames are as services. */
final class CommandCode {
    static final int TURN_OFF = 1;
    static final int TURN_ON = 2;
    static final int SEND_HDR = 3;
    static final int SEND_CFG_1 = 4;
    static final int SEND_CFG_2 = 5;
    static final int SEND_CFG_3 = 6;
    static final int EXTENDED_FRAME = 8;

    /** A notification of a source; all periodic data are this. */
    static final Service DATA = new Service(-1, "data", Action.NOTIFY);

    static final Service USER_DEFINED = new Service(0x0100, "user_defined", Action.OTHER);
    static final Service RESERVED = new Service(0, "reserved", Action.OTHER);

    private static final @Nullable Service[] SERVICES = new Service[EXTENDED_FRAME + 1];

    static {
        // Not dangerous by itself: concentrators turn a stream off before they ask for its configuration, and when they
        // end.
        SERVICES[TURN_OFF] = new Service(TURN_OFF, "turn_off_transmission", Action.UNSUBSCRIBE);
        SERVICES[TURN_ON] = new Service(TURN_ON, "turn_on_transmission", Action.SUBSCRIBE);
        SERVICES[SEND_HDR] = new Service(SEND_HDR, "send_hdr", Action.IDENTIFY);
        SERVICES[SEND_CFG_1] = new Service(SEND_CFG_1, "send_cfg_1", Action.IDENTIFY);
        SERVICES[SEND_CFG_2] = new Service(SEND_CFG_2, "send_cfg_2", Action.IDENTIFY);
        SERVICES[SEND_CFG_3] = new Service(SEND_CFG_3, "send_cfg_3", Action.IDENTIFY);
        SERVICES[EXTENDED_FRAME] = new Service(EXTENDED_FRAME, "extended_frame", Action.OTHER);
    }

    private CommandCode() {}

    /** The service of a command. */
    static Service service(int code) {
        if (isUserDefined(code)) {
            return USER_DEFINED;
        }
        Service service = code < SERVICES.length ? SERVICES[code] : null;
        return service == null ? RESERVED : service;
    }

    /** Codes 0x0100 to 0x0FFF are left to users. */
    static boolean isUserDefined(int code) {
        return code >= 0x0100 && code <= 0x0FFF;
    }

    /** The command that a frame of this type answers; -1 for data and commands. */
    static int answeredBy(int type) {
        return switch (type) {
            case FrameHeader.HEADER -> SEND_HDR;
            case FrameHeader.CFG_1 -> SEND_CFG_1;
            case FrameHeader.CFG_2 -> SEND_CFG_2;
            case FrameHeader.CFG_3 -> SEND_CFG_3;
            default -> -1;
        };
    }

    /** Whether a frame answers it; turning transmission on and off is not acknowledged. */
    static boolean isAnswered(int code) {
        return code >= SEND_HDR && code <= SEND_CFG_3;
    }

    /** Pairs a command with the frame that it asks for. */
    static long transaction(int code, int idcode) {
        return (long) code << 16 | idcode;
    }
}
