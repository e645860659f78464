package io.otus.dissect.dnp3;

/**
 * The control code of a control relay output block, IEEE 1815-2012 Annex A (group 12 variation 1).
 *
 * <pre>
 *   7 6              5      4      3 .. 0
 *  trip-close code  clear  queue  operation type
 * </pre>
 */
final class ControlCode {
    private static final String[] TEXTS = texts();

    private ControlCode() {}

    /**
     * The command in one stable word, such as {@code latch_on}, {@code close_pulse_on} or {@code trip_pulse_on_clear}.
     */
    static String text(int code) {
        return TEXTS[code];
    }

    private static String[] texts() {
        String[] texts = new String[256];
        for (int code = 0; code < texts.length; code++) {
            texts[code] = tripClose(code >> 6)
                    + operation(code & 0x0F)
                    + ((code & 0x10) == 0 ? "" : "_queue")
                    + ((code & 0x20) == 0 ? "" : "_clear");
        }
        return texts;
    }

    private static String tripClose(int code) {
        return switch (code) {
            case 0 -> "";
            case 1 -> "close_";
            case 2 -> "trip_";
            default -> "reserved_";
        };
    }

    private static String operation(int type) {
        return switch (type) {
            case 0 -> "nul";
            case 1 -> "pulse_on";
            case 2 -> "pulse_off";
            case 3 -> "latch_on";
            case 4 -> "latch_off";
            default -> "operation_" + type;
        };
    }
}
