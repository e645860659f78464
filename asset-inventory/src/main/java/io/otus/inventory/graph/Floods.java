package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The floods of made-up addresses on each segment. Confined to the analysis thread. */
final class Floods {
    /** Most floods that are kept separately; further ones are counted together. */
    static final int MAX_FLOODS = 256;

    /** A flood is over once no address was dismissed for this long. */
    static final long OVER = Nanos.MINUTE;

    /** Pause after which new addresses are another flood: an hour. */
    static final long ANOTHER = Nanos.HOUR;

    private final List<AddressFlood> all = new ArrayList<>();
    private final Map<Integer, AddressFlood> latest = new HashMap<>();
    /** When an address was last dismissed, of the segments whose flood is not over. */
    private final TreeMap<Integer, Long> going = new TreeMap<>();

    /** An address is dismissed; gives back the flood that begins by it, null where one goes on. */
    @Nullable
    AddressFlood add(int segment, long heard, Evidence evidence, long time) {
        going.put(segment, time);
        AddressFlood flood = latest.get(segment);
        if (flood != null && heard - flood.to() <= ANOTHER) {
            flood.add(heard, evidence);
            return null;
        }
        boolean isFull = all.size() >= MAX_FLOODS;
        AddressFlood others = isFull ? latest.get(AddressFlood.SEVERAL) : null;
        if (others != null) {
            others.add(heard, evidence);
            return null;
        }
        AddressFlood begun = new AddressFlood(isFull ? AddressFlood.SEVERAL : segment, heard, evidence);
        all.add(begun);
        latest.put(begun.segment(), begun);
        begun.add(heard, evidence);
        return begun;
    }

    /** An address that was dismissed is heard again. */
    void takeBack(int segment) {
        AddressFlood flood = latest.getOrDefault(segment, latest.get(AddressFlood.SEVERAL));
        if (flood != null) {
            flood.takeBack();
        }
    }

    boolean isGoing(int segment) {
        return going.containsKey(segment);
    }

    /** Whether an address that was heard at this time alone is one of a flood. */
    boolean covers(int segment, long heard) {
        for (AddressFlood flood : all) {
            boolean isThere = flood.segment() == segment || flood.segment() == AddressFlood.SEVERAL;
            if (isThere && flood.spans(heard)) {
                return true;
            }
        }
        return false;
    }

    /** The floods that ended since the last call. */
    List<AddressFlood> takeOver(long time) {
        List<AddressFlood> over = new ArrayList<>(0);
        going.entrySet().removeIf(each -> {
            boolean isOver = time - each.getValue() > OVER;
            AddressFlood flood = latest.getOrDefault(each.getKey(), latest.get(AddressFlood.SEVERAL));
            if (isOver && flood != null && !over.contains(flood)) {
                over.add(flood);
            }
            return isOver;
        });
        return over;
    }

    /** All of them, in the order in which they began. */
    List<AddressFlood> all() {
        return Collections.unmodifiableList(all);
    }

    void restore(AddressFlood flood) {
        all.add(flood);
        latest.put(flood.segment(), flood);
    }
}
