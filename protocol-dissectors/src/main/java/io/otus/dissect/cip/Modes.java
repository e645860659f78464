package io.otus.dissect.cip;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last status of Identity objects, so that a turned keyswitch is seen by whoever asks. Bounded: one more pushes out
 * the one heard of first. Confined to the analysis thread.
 */
final class Modes {
    /** Most devices whose status is remembered. */
    static final int MAX = 8_192;

    private final LinkedHashMap<Module, String> modes = new LinkedHashMap<>();

    private record Module(int segment, @Nullable IpAddress ip, String unit) {}

    /** Takes a mode in; the one before where it was another, else empty. */
    String heard(Endpoint node, String unit, String mode) {
        Module module = new Module(node.segment(), node.ip(), unit);
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
