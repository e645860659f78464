package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The devices whose silence was reported, and when: event times in nanoseconds since 1970. There are no more entries
 * than devices. Confined to the analysis thread.
 */
final class SilentDevices {
    private final Map<AssetModel, Long> told = new HashMap<>();
    /** Devices that are still silent. */
    private final Map<AssetModel, Long> absent = new HashMap<>();

    /** Notes that a master's silence was reported. */
    void tell(AssetModel master, long time) {
        told.put(master, time);
    }

    /** Notes that a device's silence was reported. The device is silent until it is heard again. */
    void fell(AssetModel device, long time) {
        told.put(device, time);
        absent.put(device, time);
    }

    /** Notes that the inventory misses a device. */
    void miss(AssetModel device, long time) {
        absent.put(device, time);
    }

    /** Returns when the silence of an asset was last reported; null if it never was. */
    @Nullable
    Long told(AssetModel asset) {
        return told.get(asset);
    }

    /** Returns whether a device is still silent. */
    boolean isAbsent(AssetModel device) {
        return absent.containsKey(device);
    }

    /** Forgets the silence of devices that sent something since. */
    void forgetHeard() {
        if (!absent.isEmpty()) {
            absent.entrySet().removeIf(each -> each.getKey().spoke() > each.getValue());
        }
    }

    /** Forgets devices that are no longer devices. */
    void forgetGone() {
        told.keySet().removeIf(AssetModel::isGone);
        absent.keySet().removeIf(AssetModel::isGone);
    }
}
