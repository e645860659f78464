package io.otus.alert.baseline;

import io.otus.core.event.Units;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The program of a controller: its objects with their contents. Confined to the analysis thread. */
public final class ProgramSet {
    /**
     * Most objects of one controller; what comes then is not compared. The largest controllers hold some thousand
     * blocks.
     */
    public static final int MAX_OBJECTS = 8_192;

    private final TreeMap<ProgramObject.Key, ProgramObject> objects = new TreeMap<>();

    /** All objects, sorted. */
    public Collection<ProgramObject> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /**
     * An object; null where it is not known. An object whose unit was not seen is the only one of its protocol and
     * name, where there is no other; as soon as its unit is seen, it belongs to this unit.
     */
    public @Nullable ProgramObject find(ProgramObject.Key key) {
        ProgramObject exact = objects.get(key);
        if (exact != null) {
            return exact;
        }
        ProgramObject only = null;
        for (ProgramObject each : objects.values()) {
            if (each.key().mayBe(key)) {
                if (only != null) {
                    return null;
                }
                only = each;
            }
        }
        if (only == null || Units.isUnknown(key.unit())) {
            return only;
        }
        objects.remove(only.key());
        ProgramObject moved = only.under(key);
        objects.put(key, moved);
        return moved;
    }

    /** Contents of all objects. */
    int versions() {
        int all = 0;
        for (ProgramObject each : objects.values()) {
            all += each.versions().size();
        }
        return all;
    }

    /** An object, made where there is none; null where there are too many. */
    @Nullable
    ProgramObject findOrAdd(ProgramObject.Key key) {
        ProgramObject known = find(key);
        if (known == null && objects.size() < MAX_OBJECTS) {
            known = new ProgramObject(key);
            objects.put(key, known);
        }
        return known;
    }

    /**
     * Takes over the objects of the same controller under another name; the order of their contents follows from their
     * histories.
     */
    void absorb(ProgramSet other, AssetModel owner) {
        for (ProgramObject each : other.objects.values()) {
            ProgramObject mine = findOrAdd(each.key());
            if (mine == null) {
                continue;
            }
            for (ProgramVersion version : List.copyOf(each.versions())) {
                take(mine, version, owner);
            }
        }
    }

    private static void take(ProgramObject mine, ProgramVersion version, AssetModel owner) {
        ProgramVersion same = mine.version(version.sha256());
        if (same != null) {
            if (!same.fact().isKnown() && version.fact().isKnown()) {
                same.fact().become(FactState.LEARNED);
            }
            boolean later = version.fact().lastTime() > same.fact().lastTime();
            same.fact().absorb(version.fact());
            if (later) {
                mine.show(same);
            }
        } else if (!mine.isFull() || mine.forgetNovel()) {
            version.fact().moveTo(owner);
            ProgramVersion current = mine.current();
            boolean latest = current == null
                    || version.fact().lastTime() >= current.fact().lastTime();
            mine.add(version);
            if (!latest && current != null) {
                mine.show(current);
            }
        }
    }
}
