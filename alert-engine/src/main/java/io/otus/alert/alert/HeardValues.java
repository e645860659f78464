package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest values of points that were heard, whoever read or wrote them: what a point was before it is written in
 * declared work. Keeps messages' values as they are, and looks for a point in them only when it is asked for one.
 * Confined to the analysis thread.
 */
final class HeardValues {
    /** Most devices, or their units, of which values are known; the least recent are forgotten. */
    private static final int MAX_DEVICES = 256;

    /** Most ranges of points of one of them that are known; the least recent are forgotten. */
    private static final int MAX_RANGES = 256;

    private final RecentMap<Device, RecentMap<Place, Heard>> latest = new RecentMap<>(MAX_DEVICES);

    private record Device(AssetModel server, String protocol, String unit) {}

    private record Place(String space, long first, int count) {}

    private record Heard(PointRange range, long time) {}

    /** Takes values of points of a device. */
    void heard(AssetModel server, String protocol, String unit, List<PointRange> points, long time) {
        if (Units.isUnknown(unit) || points.isEmpty()) {
            return;
        }
        RecentMap<Place, Heard> ranges = null;
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            if (range.values().size() > 0) {
                ranges = ranges != null
                        ? ranges
                        : latest.getOrMake(new Device(server, protocol, unit), () -> new RecentMap<>(MAX_RANGES));
                ranges.put(new Place(range.space(), range.first(), range.count()), new Heard(range, time));
            }
        }
    }

    /** Returns the latest value of a point; null if none was heard that can be compared with what is written. */
    Written.@Nullable Before find(WrittenPoint point, AssetModel server, String protocol, String unit) {
        RecentMap<Place, Heard> ranges = latest.get(new Device(server, protocol, unit));
        Written.Before found = null;
        if (ranges != null) {
            for (Heard heard : ranges.values()) {
                String value = found == null || found.time() < heard.time ? point.comparableIn(heard.range) : null;
                found = value == null ? found : new Written.Before(value, heard.time);
            }
        }
        return found;
    }

    /** Forgets all of them. */
    void clear() {
        latest.clear();
    }
}
