package io.otus.dissect.egd;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** The commands, MVI69-EGD §5.2.2: an answer has the number behind that of its request. */
final class CommandType {
    static final int RETRIEVE_CONFIGURATION = 3;
    static final int SUMMARY = 7;
    static final int CAPABILITIES = 9;
    static final int STATISTICS = 15;
    static final int NAK = 18;
    static final int READ = 32;
    static final int WRITE = 34;
    static final int MASKED_WRITE = 36;

    private static final Service RETRIEVE_CONFIGURATION_SERVICE =
            new Service(RETRIEVE_CONFIGURATION, "retrieve_configuration", Action.IDENTIFY);
    private static final Service SUMMARY_SERVICE = new Service(SUMMARY, "summary", Action.DISCOVER);
    private static final Service CAPABILITIES_SERVICE = new Service(CAPABILITIES, "capabilities", Action.IDENTIFY);
    private static final Service STATISTICS_SERVICE = new Service(STATISTICS, "statistics", Action.DIAGNOSE);
    private static final Service READ_SERVICE = new Service(READ, "read", Action.READ);
    private static final Service WRITE_SERVICE = new Service(WRITE, "write", Action.WRITE);
    private static final Service MASKED_WRITE_SERVICE = new Service(MASKED_WRITE, "masked_write", Action.WRITE);

    private CommandType() {}

    /** The service of a request; null where the type is none of a request. */
    static @Nullable Service service(int type) {
        return switch (type) {
            case RETRIEVE_CONFIGURATION -> RETRIEVE_CONFIGURATION_SERVICE;
            case SUMMARY -> SUMMARY_SERVICE;
            case CAPABILITIES -> CAPABILITIES_SERVICE;
            case STATISTICS -> STATISTICS_SERVICE;
            case READ -> READ_SERVICE;
            case WRITE -> WRITE_SERVICE;
            case MASKED_WRITE -> MASKED_WRITE_SERVICE;
            default -> null;
        };
    }

    static boolean isKnown(int type) {
        return type == NAK || service(type) != null || service(type - 1) != null;
    }

    /** Whether the octet behind the version is a status: reads and writes have the length of options there. */
    static boolean hasStatus(int type) {
        return type == RETRIEVE_CONFIGURATION + 1
                || type == CAPABILITIES + 1
                || type == STATISTICS + 1
                || type == MASKED_WRITE + 1;
    }

    static String name(int type) {
        if (type == NAK) {
            return "command_nak";
        }
        Service asked = service(type);
        if (asked != null) {
            return asked.name() + "_request";
        }
        Service answered = service(type - 1);
        return answered == null ? "pdu_" + type : answered.name() + "_response";
    }
}
