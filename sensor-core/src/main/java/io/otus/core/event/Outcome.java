package io.otus.core.event;

import java.util.Set;

/**
 * How an operation ended.
 *
 * @param kind how it ended
 * @param code the protocol's error code; -1 unless the kind is {@link Kind#ERROR}
 * @param name the standard's name of the error; empty unless the kind is {@link Kind#ERROR}
 */
public record Outcome(Kind kind, int code, String name) {
    /** It is at work on it: Modbus, and HART where a message is answered later. */
    private static final Set<String> DELAYS =
            Set.of("acknowledge", "delayed_response_initiated", "delayed_response_running");

    /** The device did it. */
    public static final Outcome OK = new Outcome(Kind.OK, -1, "");
    /** The reply direction was seen whole until the deadline and held no answer. */
    public static final Outcome NO_RESPONSE = new Outcome(Kind.NO_RESPONSE, -1, "");
    /**
     * Request or answer is missing, and the sensor cannot say why; or the answer was seen, and nothing in it that the
     * dissector reads says how the operation went.
     */
    public static final Outcome UNPAIRED = new Outcome(Kind.UNPAIRED, -1, "");
    /** The service has no answer by its standard. */
    public static final Outcome UNCONFIRMED = new Outcome(Kind.UNCONFIRMED, -1, "");

    /** The device refused, with this code. */
    public static Outcome error(int code, String name) {
        return new Outcome(Kind.ERROR, code, name);
    }

    /**
     * Whether a relay answers, since it did not reach whom it was asked for: dissectors name such errors so that they
     * begin with {@code gateway_}.
     */
    public boolean isOfRelay() {
        return kind == Kind.ERROR && name.startsWith("gateway_");
    }

    /**
     * Whether the device puts it off: it is busy with something else, or says that it needs longer for this. Dissectors
     * name the former so that it ends with {@code busy}.
     */
    public boolean isPutOff() {
        return kind == Kind.ERROR && (name.endsWith("busy") || DELAYS.contains(name));
    }

    /** How an operation ended. */
    public enum Kind {
        /** Done. */
        OK("ok"),
        /** Refused by the device. */
        ERROR("error"),
        /** Certainly not answered. */
        NO_RESPONSE("no_response"),
        /** One half was not seen, or the answer does not say how it went. */
        UNPAIRED("unpaired"),
        /** Never answered by its nature. */
        UNCONFIRMED("unconfirmed");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The name in logs. */
        public String key() {
            return key;
        }
    }
}
