package io.otus.inventory.graph;

import io.otus.core.event.TransferSeen;
import io.otus.core.event.Units;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The program of one device, as far as it was moved over the network. Confined to the analysis thread. */
public final class Programs {
    /** Most objects of one device. */
    public static final int MAX_OBJECTS = 8_192;

    private final TreeMap<ProgramObject.Key, ProgramObject> objects = new TreeMap<>();

    /** All objects, sorted. */
    public Collection<ProgramObject> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /**
     * Takes what was moved.
     *
     * @param by id of the asset that moved it
     * @return whether its content is another one than before
     */
    boolean moved(TransferSeen event, @Nullable String by) {
        ProgramObject.Key key = new ProgramObject.Key(event.origin().protocol(), event.unit(), event.name());
        ProgramObject object = find(key);
        if (object == null) {
            if (objects.size() >= MAX_OBJECTS) {
                return false;
            }
            object = new ProgramObject(key);
            objects.put(key, object);
        }
        return object.moved(
                event.sha256(),
                event.size(),
                event.action(),
                by,
                event.origin().evidence(),
                event.origin().time());
    }

    /** Takes that an object was deleted; false where it is not known. */
    boolean removed(ProgramObject.Key key, long time) {
        ProgramObject object = find(key);
        if (object == null) {
            return false;
        }
        object.removed(time);
        return true;
    }

    /**
     * The object of a key; one whose unit was not seen is the only one of its protocol and name, where there is no
     * other.
     */
    private @Nullable ProgramObject find(ProgramObject.Key key) {
        ProgramObject exact = objects.get(key);
        if (exact != null) {
            return exact;
        }
        ProgramObject only = null;
        for (ProgramObject each : objects.values()) {
            if (each.key().protocol().equals(key.protocol())
                    && each.key().name().equals(key.name())
                    && (Units.isUnknown(key.unit())
                            || Units.isUnknown(each.key().unit()))) {
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
        ProgramObject known = new ProgramObject(key);
        known.absorb(only);
        objects.put(key, known);
        return known;
    }

    void restore(ProgramObject object) {
        objects.put(object.key(), object);
    }

    void rename(String absorbed, String kept) {
        objects.values().forEach(object -> object.rename(absorbed, kept));
    }

    /** Takes over the program of an asset that turned out to be the same device. */
    void absorb(Programs other) {
        for (ProgramObject each : other.objects.values()) {
            ProgramObject mine = find(each.key());
            if (mine != null) {
                mine.absorb(each);
            } else if (objects.size() < MAX_OBJECTS) {
                objects.put(each.key(), each);
            }
        }
    }
}
