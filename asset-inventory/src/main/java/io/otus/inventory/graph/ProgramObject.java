package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.evidence.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block or file by name that a controller runs or keeps, with the contents that it was seen to have one after the
 * other. A content is never overwritten; the next one ends its time. Confined to the analysis thread.
 */
public final class ProgramObject {
    /** Most contents kept; beyond, the first one and the latest ones stay. */
    public static final int MAX_CONTENTS = 16;

    /**
     * The identity of an object within a controller.
     *
     * @param protocol id of the protocol that moved it
     * @param unit the sub-device
     * @param name its name in the protocol's terms
     */
    public record Key(String protocol, String unit, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = protocol.compareTo(other.protocol);
            by = by != 0 ? by : unit.compareTo(other.unit);
            return by != 0 ? by : name.compareTo(other.name);
        }
    }

    /**
     * One content, from when it was seen first to when it was seen latest without another one between.
     *
     * @param sha256 SHA-256 over it in hexadecimal
     * @param size its bytes
     * @param from event time at which it was moved first
     * @param how how it was moved then
     * @param by id of the asset that moved it then; null where that is no single device
     * @param first the frames that showed it first
     * @param lastTime event time at which it was moved latest
     * @param last the frames that showed it latest
     * @param count how often it was moved
     * @param removed event time at which the object was deleted; 0 where it was not
     */
    public record Content(
            String sha256,
            long size,
            long from,
            Action how,
            @Nullable String by,
            Evidence first,
            long lastTime,
            Evidence last,
            long count,
            long removed) {
        Content again(Evidence evidence, long time) {
            return new Content(sha256, size, from, how, by, first, time, evidence, count + 1, 0);
        }

        Content removedAt(long time) {
            return new Content(sha256, size, from, how, by, first, lastTime, last, count, time);
        }

        Content by(@Nullable String other) {
            return new Content(sha256, size, from, how, other, first, lastTime, last, count, removed);
        }
    }

    private final Key key;
    private final List<Content> contents = new ArrayList<>(1);

    ProgramObject(Key key) {
        this.key = key;
    }

    /** Its protocol, unit and name. */
    public Key key() {
        return key;
    }

    /** Its contents in the order of time, the present one last. */
    public List<Content> contents() {
        return Collections.unmodifiableList(contents);
    }

    /** The content that was moved latest. */
    public Content current() {
        return contents.getLast();
    }

    /** The object was transferred. Returns whether its content differs from before. */
    boolean moved(String sha256, long size, Action how, @Nullable String by, Evidence evidence, long time) {
        boolean same = !contents.isEmpty() && contents.getLast().sha256().equals(sha256);
        if (same) {
            contents.set(contents.size() - 1, contents.getLast().again(evidence, time));
        } else {
            add(new Content(sha256, size, time, how, by, evidence, time, evidence, 1, 0));
        }
        return !same;
    }

    void add(Content content) {
        if (contents.size() == MAX_CONTENTS) {
            contents.remove(1);
        }
        contents.add(content);
    }

    void removed(long time) {
        contents.set(contents.size() - 1, contents.getLast().removedAt(time));
    }

    /** An asset turned out to be another one. */
    void rename(String absorbed, String kept) {
        contents.replaceAll(content -> absorbed.equals(content.by()) ? content.by(kept) : content);
    }

    /** Takes the contents of the same object that was known by another name, in the order of time. */
    void absorb(ProgramObject other) {
        List<Content> all = new ArrayList<>(contents);
        all.addAll(other.contents);
        all.sort((a, b) -> Long.compare(a.from(), b.from()));
        contents.clear();
        all.forEach(this::add);
    }
}
