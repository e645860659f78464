package io.otus.alert.baseline;

import io.otus.core.event.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block or file by name that a controller runs or keeps, with the contents that it was seen to have. Confined to the
 * analysis thread.
 */
public final class ProgramObject {
    /**
     * Most contents of one object that are kept. One that had more while that was still learned may hold anything, such
     * as a file of logs.
     */
    public static final int MAX_VERSIONS = 16;
    /** Stands for a digest: any content is normal. */
    public static final String ANY = "*";

    /**
     * The identity of an object within a controller.
     *
     * @param protocol id of the protocol that moved it; two protocols take different bytes for the same block
     * @param unit the sub-device
     * @param name its name in the protocol's terms: {@code OB1}, {@code strategy}, the path of a file
     */
    public record Key(String protocol, String unit, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = protocol.compareTo(other.protocol);
            by = by != 0 ? by : unit.compareTo(other.unit);
            return by != 0 ? by : name.compareTo(other.name);
        }

        /** Whether it may be the same object: a unit that was not seen may be any. */
        boolean mayBe(Key other) {
            boolean unknown = Units.isUnknown(unit) || Units.isUnknown(other.unit);
            return protocol.equals(other.protocol) && name.equals(other.name) && (unknown || unit.equals(other.unit));
        }
    }

    private final Key key;
    private final List<ProgramVersion> versions = new ArrayList<>(1);

    ProgramObject(Key key) {
        this.key = key;
    }

    /** Its protocol, unit and name. */
    public Key key() {
        return key;
    }

    /** Its contents, the one seen latest last. */
    public List<ProgramVersion> versions() {
        return Collections.unmodifiableList(versions);
    }

    /** The content seen latest; null where none was. */
    public @Nullable ProgramVersion current() {
        return versions.isEmpty() ? null : versions.getLast();
    }

    /** The content seen latest of those that are normal; null where none is. */
    public @Nullable ProgramVersion normal() {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).fact().isKnown()) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The known version with a content; null where it was never seen. */
    public @Nullable ProgramVersion version(String sha256) {
        for (ProgramVersion each : versions) {
            if (each.sha256().equals(sha256)) {
                return each;
            }
        }
        return null;
    }

    boolean isFull() {
        return versions.size() >= MAX_VERSIONS;
    }

    void add(ProgramVersion version) {
        versions.add(version);
    }

    /** Notes that it has this content now. */
    void show(ProgramVersion version) {
        versions.remove(version);
        versions.add(version);
    }

    /** Puts what was seen latest last. */
    void sort() {
        versions.sort(Comparator.comparingLong(version -> version.fact().lastTime()));
    }

    /** Forgets the oldest content that is not normal; false where all are. */
    boolean forgetNovel() {
        for (ProgramVersion each : versions) {
            if (each.fact().state() == FactState.NOVEL && each.fact().source() == null) {
                versions.remove(each);
                return true;
            }
        }
        return false;
    }

    /** From now on it may hold anything: one fact stands for all contents. */
    ProgramVersion becomeAny() {
        Fact first = versions.getFirst().fact();
        for (ProgramVersion each : versions.subList(1, versions.size())) {
            first.absorb(each.fact());
        }
        ProgramVersion any = new ProgramVersion(ANY, first);
        versions.clear();
        versions.add(any);
        return any;
    }

    /** The same contents under another key. */
    ProgramObject under(Key other) {
        ProgramObject moved = new ProgramObject(other);
        moved.versions.addAll(versions);
        return moved;
    }
}
