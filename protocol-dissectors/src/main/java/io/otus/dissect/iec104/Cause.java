package io.otus.dissect.iec104;

/** Causes of transmission, IEC 60870-5-101 §7.2.3, and which go together with which types (§7.3). */
final class Cause {
    static final int PERIODIC = 1;
    static final int SPONTANEOUS = 3;
    static final int INITIALIZED = 4;
    static final int REQUEST = 5;
    static final int ACTIVATION = 6;
    static final int ACTIVATION_CONFIRMATION = 7;
    static final int DEACTIVATION = 8;
    static final int DEACTIVATION_CONFIRMATION = 9;
    static final int ACTIVATION_TERMINATION = 10;
    static final int RETURN_LOCAL = 12;
    static final int FILE = 13;
    static final int INTERROGATED = 20;
    static final int COUNTERS = 37;
    static final int LAST_COUNTERS = 41;
    static final int UNKNOWN_TYPE = 44;
    static final int UNKNOWN_CAUSE = 45;
    static final int UNKNOWN_COMMON_ADDRESS = 46;
    static final int UNKNOWN_OBJECT_ADDRESS = 47;

    /** From here on causes are by private agreement. */
    static final int FIRST_PRIVATE = 48;

    private Cause() {}

    /** Whether a station says that it does not know the type, cause or an address of what it mirrors. */
    static boolean isUnknown(int cause) {
        return cause >= UNKNOWN_TYPE && cause <= UNKNOWN_OBJECT_ADDRESS;
    }

    /** Whether a controlled station answers with it. */
    static boolean isAnswer(int cause) {
        return cause == ACTIVATION_CONFIRMATION
                || cause == DEACTIVATION_CONFIRMATION
                || cause == ACTIVATION_TERMINATION
                || isUnknown(cause);
    }

    /** Whether a type may have this cause; unknown and private ones may. */
    static boolean fits(TypeIdentification type, int cause) {
        if (cause >= FIRST_PRIVATE || Names.cause(cause).isEmpty()) {
            return true;
        }
        return switch (type.kind()) {
            case MONITOR ->
                (cause >= PERIODIC && cause <= SPONTANEOUS)
                        || cause == REQUEST
                        || (cause > ACTIVATION_TERMINATION && cause <= RETURN_LOCAL)
                        || (cause >= INTERROGATED && cause <= LAST_COUNTERS);
            case INITIALIZATION -> cause == INITIALIZED;
            case COMMAND -> (cause >= ACTIVATION && cause <= ACTIVATION_TERMINATION) || isUnknown(cause);
            case SYSTEM ->
                (cause >= SPONTANEOUS && cause <= ACTIVATION_TERMINATION && cause != INITIALIZED) || isUnknown(cause);
            // Parameters are told when their station is interrogated.
            case PARAMETER ->
                (cause >= ACTIVATION && cause <= DEACTIVATION_CONFIRMATION)
                        || (cause >= INTERROGATED && cause < COUNTERS)
                        || isUnknown(cause);
            case FILE -> cause == SPONTANEOUS || cause == REQUEST || cause == FILE || isUnknown(cause);
        };
    }
}
