package io.otus.dissect.cip;

import io.otus.core.net.IpAddress;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last status of Identity objects, so that a turned keyswitch is seen by whoever asks. Bounded: one more pushes out the one heard of first.
 * Confined to the analysis thread.
 */
final class Modes {
    /** Most devices whose status is remembered. */
    static final int MAX = 8_192;

    private static final String[] KEYSWITCH = {"", "run", "program", "remote"};
    private static final int EXTENDED_IDLE = 7;
    private static final int EXTENDED_RUN = 6;

    private final LinkedHashMap<Module, String> modes = new LinkedHashMap<>();

    private record Module(@Nullable IpAddress ip, String unit) {}

    /**
     * Bits 12 and 13 of the status, which are the vendor's (Table 5A-2.4): Logix controllers tell their keyswitch there, and whether they run in the
     * extended device status. Empty where the device tells none.
     */
    static String of(long status) {
        String key = KEYSWITCH[(int) (status >> 12 & 3)];
        int extended = (int) (status >> 4 & 0x0F);
        if (!key.equals("remote")) {
            return key;
        }
        return switch (extended) {
            case EXTENDED_RUN -> "remote_run";
            case EXTENDED_IDLE -> "remote_program";
            default -> key;
        };
    }

    /** Takes a mode in; the one before where it was another, else empty. */
    String heard(@Nullable IpAddress ip, String unit, String mode) {
        Module module = new Module(ip, unit);
        String before = modes.get(module);
        if (mode.equals(before)) {
            return "";
        }
        if (before == null && modes.size() == MAX) {
            modes.pollFirstEntry();
        }
        modes.put(module, mode);
        return before == null ? "" : before;
    }
}
