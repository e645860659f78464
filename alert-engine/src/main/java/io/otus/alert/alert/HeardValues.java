package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest values of points that were heard, whoever read or wrote them: what a point was before it is written in
 * declared work. Keeps messages' values as they are, and looks for a point in them only when it is asked for one.
 * Confined to the analysis thread.
 */
final class HeardValues {
    /** Most ranges of points of all devices that are known; the least recent are forgotten. */
    static final int MAX_RANGES = 4_096;

    /** Most octets that all values may take, about; the least recent ranges are forgotten. */
    static final long MAX_OCTETS = 4L << 20;

    /** A message's range that takes more octets is not kept. */
    static final long MAX_RANGE_OCTETS = 64L << 10;

    private final RecentMap<Place, Heard> latest = new RecentMap<>(MAX_RANGES, this::forgotten);
    private long octets;

    private record Place(AssetModel server, String protocol, String unit, String space, long first, int count) {}

    private record Heard(Place place, PointRange range, long time, long octets) {}

    /** Takes values of points of a device. */
    void heard(AssetModel server, String protocol, String unit, List<PointRange> points, long time) {
        if (Units.isUnknown(unit)) {
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            if (range.values().size() > 0) {
                Place place = new Place(server, protocol, unit, range.space(), range.first(), range.count());
                keep(new Heard(place, range, time, octets(range)));
            }
        }
    }

    private void keep(Heard heard) {
        Heard old = latest.remove(heard.place);
        octets -= old == null ? 0 : old.octets;
        if (heard.octets > MAX_RANGE_OCTETS) {
            return;
        }
        octets += heard.octets;
        latest.put(heard.place, heard);
        Iterator<Heard> oldest = latest.values().iterator();
        while (octets > MAX_OCTETS) {
            forgotten(oldest.next());
            oldest.remove();
        }
    }

    private void forgotten(Heard heard) {
        octets -= heard.octets;
    }

    /** Returns about how many octets the values of a range take, and its name, which comes from the wire too. */
    private static long octets(PointRange range) {
        ValueList values = range.values();
        long sum = (long) Character.BYTES * range.space().length();
        if (values.type() == ValueType.BIT) {
            return sum + values.size() / Byte.SIZE;
        }
        if (values.type() != ValueType.TEXT) {
            return sum + (long) Long.BYTES * values.size();
        }
        for (int i = 0; i < values.size(); i++) {
            sum += Long.BYTES + (long) Character.BYTES * values.text(i).length();
        }
        return sum;
    }

    /** Returns how many ranges are known. */
    int ranges() {
        return latest.values().size();
    }

    /** Returns about how many octets the values take. */
    long octets() {
        return octets;
    }

    /** Returns the latest value of a point; null if none was heard that can be compared with what is written. */
    Written.@Nullable Before find(WrittenPoint point) {
        Written.Before found = null;
        for (Heard heard : latest.values()) {
            Place place = heard.place;
            boolean isLater = found == null || found.time() < heard.time;
            if (isLater && point.isOf(place.server, place.protocol, place.unit)) {
                String value = point.comparableIn(heard.range);
                found = value == null ? found : new Written.Before(value, heard.time);
            }
        }
        return found;
    }

    /** Forgets all of them. */
    void clear() {
        latest.clear();
        octets = 0;
    }
}
