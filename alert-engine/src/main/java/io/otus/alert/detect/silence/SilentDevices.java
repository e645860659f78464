package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of whose silence was told, and when: event times in nanoseconds since 1970. No more of them than devices. Confined to
 * the analysis thread.
 */
final class SilentDevices {
    private final Map<AssetModel, Long> told = new HashMap<>();
    /** Devices that are silent still. */
    private final Map<AssetModel, Long> absent = new HashMap<>();

    /** It is told that a master fell silent. */
    void tell(AssetModel master, long time) {
        told.put(master, time);
    }

    /** It is told that a device is silent, and it is until it is heard again. */
    void fell(AssetModel device, long time) {
        told.put(device, time);
        absent.put(device, time);
    }

    /** The inventory misses a device. */
    void miss(AssetModel device, long time) {
        absent.put(device, time);
    }

    /** When its silence was last told; null where it never was. */
    @Nullable
    Long told(AssetModel asset) {
        return told.get(asset);
    }

    /** Whether it is silent still. */
    boolean isAbsent(AssetModel device) {
        return absent.containsKey(device);
    }

    /** Who sent something since is silent no more. */
    void forgetHeard() {
        if (!absent.isEmpty()) {
            absent.entrySet().removeIf(each -> each.getKey().spoke() > each.getValue());
        }
    }

    /** Forgets who is no device any more. */
    void forgetGone() {
        told.keySet().removeIf(AssetModel::isGone);
        absent.keySet().removeIf(AssetModel::isGone);
    }
}
