package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement about an asset: what was said, by whom, from when to when, and the frames that show it first and last.
 * A claim is never overwritten; what contradicts it ends its interval and begins another claim. Confined to the
 * analysis thread.
 */
public final class Claim {
    /** The end of an interval that still lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    /** Stands for the contradicting frame of a claim that ends without one. */
    static final long NO_FRAME = -1;

    /** Most doors that are kept of one claim. */
    static final int MAX_DOORS = 8;

    /** Characters of so many cards' addresses that no further one is kept: four. */
    private static final int CARDS_LENGTH = 4 * 17 + 3;

    private final Attribute attribute;
    private final String value;
    private final String source;
    private final Trust trust;
    private final Voice voice;
    private final long from;
    private final Evidence first;

    private long to = OPEN;
    private long endedBy = NO_FRAME;
    private long lastTime;
    private Evidence last;
    private long count = 1;

    /**
     * MAC addresses of the network cards that said it, one behind the other; empty where too many did, null where it is
     * not known.
     */
    private @Nullable String card;

    /** Doors through which it was said; empty where these are not known. */
    private List<Door> doors = List.of();

    /** A claim that was just heard for the first time. */
    Claim(Statement said) {
        this.attribute = said.attribute();
        this.value = said.value();
        this.source = said.source();
        this.trust = said.trust();
        this.voice = said.voice();
        this.from = said.time();
        this.first = said.evidence();
        this.lastTime = from;
        this.last = first;
    }

    /** A claim as it was stored. */
    public static Claim restored(
            Attribute attribute,
            String value,
            String source,
            Trust trust,
            Voice voice,
            Evidence first,
            long from,
            Evidence last,
            long lastTime,
            long to,
            long count) {
        Claim claim = new Claim(new Statement(attribute, value, source, trust, voice, first, from));
        claim.last = last;
        claim.lastTime = lastTime;
        claim.to = to;
        claim.count = count;
        return claim;
    }

    /** The property that it is about. */
    public Attribute attribute() {
        return attribute;
    }

    /** The stated value. */
    public String value() {
        return value;
    }

    /** The message type or rule that states it. */
    public String source() {
        return source;
    }

    /** Whether it was read from free text, and not stated in a field of its own. */
    public boolean isReadFromText() {
        return source.contains(Sources.READ_FROM);
    }

    /** Rank of the source. */
    public Trust trust() {
        return trust;
    }

    /** Who said it, and about whom. */
    public Voice voice() {
        return voice;
    }

    /** Event time of the first evidence. */
    public long from() {
        return from;
    }

    /** Event time at which it ceased to hold; {@link #OPEN} while it holds. */
    public long to() {
        return to;
    }

    /** Event time of the last evidence. */
    public long lastTime() {
        return lastTime;
    }

    /** The frames that first showed it. */
    public Evidence first() {
        return first;
    }

    /** The frames that last showed it. */
    public Evidence last() {
        return last;
    }

    /** How often it was stated. */
    public long count() {
        return count;
    }

    /**
     * MAC addresses of the network cards that said it, with a blank between; empty where too many did (or several, as
     * an earlier version kept it), null where that is not known.
     */
    @Nullable
    public String card() {
        return card;
    }

    /** Whether a network card said it, be it alone or as others did. */
    public boolean isSaidBy(String mac) {
        String cards = card;
        return cards != null && cards.contains(mac);
    }

    /** Sets the cards as an earlier run stored them. */
    public void restoreCard(String mac) {
        card = mac;
    }

    /** Notes the network card that said it last. */
    public void saidBy(String mac) {
        if (card == null) {
            card = count == 1 ? mac : "";
        } else if (!card.isEmpty() && !card.contains(mac)) {
            card = card.length() < CARDS_LENGTH ? card + ' ' + mac : "";
        }
    }

    /** Doors through which it was said, in the order of their first use; empty where these are not known. */
    public List<Door> doors() {
        return doors;
    }

    /** Adds a door through which it was said. */
    public void saidAt(Door door) {
        if (!doors.contains(door) && doors.size() < MAX_DOORS) {
            List<Door> more = new ArrayList<>(doors);
            more.add(door);
            doors = List.copyOf(more);
        }
    }

    /** Whether it still holds. */
    public boolean isOpen() {
        return to == OPEN;
    }

    /** The claim as it was at a moment when it had been made. */
    public Claim at(long time) {
        Claim then = restored(
                attribute, value, source, trust, voice, first, from, last, lastTime, to > time ? OPEN : to, count);
        then.card = card;
        then.doors = doors;
        return then;
    }

    /** Returns the claim as it was first made, ended at a moment, without a frame that contradicts it. */
    public Claim until(long end) {
        Claim before = at(from);
        before.end(end, NO_FRAME);
        return before;
    }

    void again(Evidence evidence, long time) {
        last = evidence;
        lastTime = time;
        count++;
    }

    /** Ends it; {@code frame} is the one that contradicts it, or {@link #NO_FRAME}. */
    void end(long time, long frame) {
        to = time;
        endedBy = frame;
    }

    /**
     * Whether this very frame ended it. Such a frame states several values side by side, and none of them ends another.
     */
    boolean endedBy(long frame) {
        return endedBy == frame && frame >= 0;
    }

    void reopen() {
        to = OPEN;
        endedBy = NO_FRAME;
    }
}
