package io.otus.core.evidence;

import io.otus.core.evidence.EvidenceLayout.EvidenceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where kept frames of the capture were written, for those that may be asked for again. Confined to the
 * analysis thread.
 */
final class KeptPlaces {
    /** Frames of which it is remembered, so that they are not kept twice; more than are in memory. */
    private static final int MAX_FRAMES = 65_536;

    /**
     * A frame in a file.
     *
     * @param position of its packet block
     * @param captured how many of its bytes are there
     */
    record Place(EvidenceFile file, long position, int captured) {
        Purpose purpose() {
            return file.purpose;
        }
    }

    private final Map<Long, List<Place>> places = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Place>> eldest) {
            return size() > MAX_FRAMES;
        }
    };

    /** All places of a frame, one per purpose. */
    List<Place> of(long frame) {
        return places.getOrDefault(frame, List.of());
    }

    /** The copy of a frame that stays longest; null where there is none. */
    @Nullable
    Place worthiest(long frame) {
        Place best = null;
        for (Place each : of(frame)) {
            if (best == null || each.purpose().compareTo(best.purpose()) > 0) {
                best = each;
            }
        }
        return best;
    }

    /**
     * The copy that does for a purpose; null where there is none. An alert is shown by one among the frames around it,
     * anything else by one that stays as long.
     */
    @Nullable
    Place fit(long frame, Purpose purpose) {
        if (purpose != Purpose.ALERT) {
            Place best = worthiest(frame);
            return best != null && best.purpose().compareTo(purpose) >= 0 ? best : null;
        }
        for (Place each : of(frame)) {
            if (each.purpose() == Purpose.ALERT) {
                return each;
            }
        }
        return null;
    }

    void add(long frame, Place place) {
        List<Place> all = new ArrayList<>(of(frame));
        all.add(place);
        places.put(frame, List.copyOf(all));
    }

    /** A file was deleted. */
    void forget(EvidenceFile file) {
        places.replaceAll((_, all) -> all.stream().anyMatch(each -> each.file() == file)
                ? all.stream().filter(each -> each.file() != file).toList()
                : all);
        places.values().removeIf(List::isEmpty);
    }

    void clear() {
        places.clear();
    }
}
