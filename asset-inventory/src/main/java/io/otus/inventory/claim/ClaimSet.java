package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All claims ever made about one asset, in the order in which they were first made. {@link Believed} decides which of
 * them are believed.
 *
 * <p>The set is bounded. Once it is full, a new claim replaces the oldest one of the same attribute and source that no
 * longer holds: what a device is now counts more than its former names. If there is none, the new claim is not kept.
 * Both cases are counted in {@link #refused}. Claims that are in the set are still confirmed. Confined to the analysis
 * thread.
 */
public final class ClaimSet {
    /** Most claims kept for one asset. */
    public static final int MAX_CLAIMS = 10_000;

    /** Most claims of one asset once all assets together have too many. */
    public static final int MAX_CLAIMS_WHEN_FULL = 64;

    /** Most claims that others make of one asset: what a device says itself must not be kept out by them. */
    public static final int MAX_HEARSAY = 256;

    /** Most fingerprints of one source. A source with more makes them up at will, and they show nothing. */
    public static final int MAX_FINGERPRINTS = 32;

    /**
     * Attributes of which a device may have several values at once. Of any other attribute, one source states one value
     * at a time.
     */
    private static final Set<Attribute> MANY = EnumSet.of(
            Attribute.MAC,
            Attribute.IP,
            Attribute.VLAN,
            Attribute.CAPABILITY,
            Attribute.SERVICE,
            Attribute.INSTANCE,
            Attribute.NEIGHBOUR,
            Attribute.FINGERPRINT,
            Attribute.ATTACHED);

    /**
     * Attributes that distinguish one piece of equipment from the next of its kind. What a successor says of these
     * contradicts the last word of its predecessor.
     */
    public static final Set<Attribute> OF_ONE_PIECE = EnumSet.of(Attribute.SERIAL, Attribute.BASE_MAC);

    private final ClaimList claims = new ClaimList();
    private final Believed believed = new Believed(claims);
    private int hearsay;
    private long refused;

    /** Whether a device has one value of an attribute at a time, so that claims that differ compete. */
    public static boolean hasOne(Attribute attribute) {
        return !MANY.contains(attribute);
    }

    /** All claims, oldest first. */
    public List<Claim> all() {
        return claims.all();
    }

    /** Claims among which are all of an attribute that hold, oldest first. */
    public List<Claim> open(Attribute attribute) {
        return claims.open(attribute);
    }

    /** Which of them are to be believed. */
    public Believed believed() {
        return believed;
    }

    /**
     * How often a statement was refused or given up because the set was full; one that is repeated counts each time.
     */
    public long refused() {
        return refused;
    }

    /** Sets how many statements an earlier run refused. */
    public void restoreRefused(long count) {
        refused = count;
    }

    /** The outcome of adding a claim. */
    public enum Result {
        /** Known already. */
        CONFIRMED,
        /** New, and contradicts nothing. */
        ADDED,
        /** New, and the same source said otherwise until now. */
        CHANGED,
        /** Not kept. */
        REFUSED
    }

    /**
     * A statement and what became of it.
     *
     * @param before what the same source said until now; null unless the result is {@link Result#CHANGED}
     */
    public record Heard(Result result, @Nullable Claim before) {
        static final Heard CONFIRMED = new Heard(Result.CONFIRMED, null);
        static final Heard ADDED = new Heard(Result.ADDED, null);
        static final Heard REFUSED = new Heard(Result.REFUSED, null);
    }

    /**
     * Takes down a statement.
     *
     * @param full whether all assets together have too many claims, so that this one may have few only
     */
    public Heard hear(Statement said, boolean full) {
        Attribute attribute = said.attribute();
        String source = said.source();
        Claim known = claims.latest(attribute, source, said.value());
        if (known != null && (known.isOpen() || known.endedBy(said.evidence().lastFrame()))) {
            if (!known.isOpen()) {
                claims.reopen(known);
                believed.changed(attribute);
            }
            known.again(said.evidence(), said.time());
            return Heard.CONFIRMED;
        }
        boolean others = said.voice() == Voice.OTHERS;
        boolean crowded = claims.size() >= (full ? MAX_CLAIMS_WHEN_FULL : MAX_CLAIMS);
        if ((others && hearsay >= MAX_HEARSAY)
                || (attribute == Attribute.FINGERPRINT && hasManyFingerprints(source))
                || (crowded && !forgetOldest(attribute, source))) {
            refused++;
            return Heard.REFUSED;
        }
        // Others know a device by several names at once.
        Claim before = others || MANY.contains(attribute) ? null : endEarlier(said);
        if (before == null && !others && OF_ONE_PIECE.contains(attribute)) {
            Claim last = lastWord(attribute, source);
            before = last == null || last.value().equals(said.value()) ? null : last;
        }
        add(new Claim(said));
        if (before != null && attribute == Attribute.VENDOR) {
            believed.namedAnotherMaker();
        }
        return before == null ? Heard.ADDED : new Heard(Result.CHANGED, before);
    }

    private boolean hasManyFingerprints(String source) {
        return claims.open(Attribute.FINGERPRINT).stream()
                        .filter(claim -> claim.attribute() == Attribute.FINGERPRINT
                                && claim.source().equals(source))
                        .count()
                >= MAX_FINGERPRINTS;
    }

    private void add(Claim claim) {
        claims.add(claim);
        hearsay += claim.voice() == Voice.OTHERS ? 1 : 0;
        believed.added(claim);
    }

    /**
     * Makes room for a statement by what its source said of the attribute first and no more; false where there is no
     * such claim.
     */
    private boolean forgetOldest(Attribute attribute, String source) {
        for (Claim claim : claims.said(attribute)) {
            if (claim.attribute() == attribute
                    && !claim.isOpen()
                    && claim.source().equals(source)) {
                claims.forget(claim);
                hearsay -= claim.voice() == Voice.OTHERS ? 1 : 0;
                refused++;
                return true;
            }
        }
        return false;
    }

    private @Nullable Claim endEarlier(Statement said) {
        long frame = said.evidence().lastFrame();
        List<Claim> ended = end(
                said.attribute(),
                claim -> claim.source().equals(said.source()) && claim.last().lastFrame() != frame,
                said.time(),
                frame);
        return ended.isEmpty() ? null : ended.getFirst();
    }

    /**
     * Ends what holds of an attribute and meets a test; gives that back, oldest first.
     *
     * @param frame the one that contradicts it, or {@link Claim#NO_FRAME}
     */
    private List<Claim> end(Attribute attribute, Predicate<Claim> test, long time, long frame) {
        List<Claim> ended = new ArrayList<>(2);
        for (Claim claim : claims.open(attribute)) {
            if (claim.attribute() == attribute && claim.isOpen() && test.test(claim)) {
                claim.end(time, frame);
                ended.add(claim);
            }
        }
        if (!ended.isEmpty()) {
            claims.ended(attribute);
            believed.changed(attribute);
        }
        return ended;
    }

    /** Ends what is said of this value, by whatever source. */
    public void end(Attribute attribute, String value, long time) {
        end(attribute, claim -> claim.value().equals(value), time, Claim.NO_FRAME);
    }

    /** Ends a claim. */
    public void end(Claim claim, long time) {
        end(claim.attribute(), each -> each == claim, time, Claim.NO_FRAME);
    }

    /** Ends what sources whose names begin so say of an attribute. */
    public void endFrom(Attribute attribute, String sources, long time) {
        end(attribute, claim -> claim.source().startsWith(sources), time, Claim.NO_FRAME);
    }

    /** Whether a source says this of an attribute, or said so until it did not hold any more. */
    public boolean tells(Attribute attribute, String source, String value) {
        return claims.latest(attribute, source, value) != null;
    }

    /** The claim that holds; null where none does. */
    @Nullable
    public Claim open(Attribute attribute, String source, String value) {
        Claim known = claims.latest(attribute, source, value);
        return known != null && known.isOpen() ? known : null;
    }

    /**
     * Ends what one source said otherwise and not again since {@code before}; gives back the one that it said last,
     * null where there is none.
     */
    @Nullable
    public Claim endOthers(Claim holds, long before, long time) {
        Claim latest = null;
        for (Claim claim : end(
                holds.attribute(),
                claim -> claim.source().equals(holds.source())
                        && !claim.value().equals(holds.value())
                        && claim.lastTime() < before,
                time,
                Claim.NO_FRAME)) {
            latest = latest == null || claim.lastTime() >= latest.lastTime() ? claim : latest;
        }
        return latest;
    }

    /**
     * The first claim that holds and whose value meets a test; null where none does. Which operating system a device
     * has is its own word alone: what others say is that of a host behind it.
     */
    @Nullable
    public Claim holding(Attribute attribute, Predicate<String> test) {
        List<Claim> open = claims.open(attribute);
        for (int i = 0; i < open.size(); i++) {
            Claim claim = open.get(i);
            boolean isAnothers = attribute == Attribute.OS && claim.voice() == Voice.OTHERS;
            if (claim.attribute() == attribute && claim.isOpen() && !isAnothers && test.test(claim.value())) {
                return claim;
            }
        }
        return null;
    }

    /** Takes over a claim with its whole history, as far as there is room. */
    public void adopt(Claim claim) {
        if (claims.size() < MAX_CLAIMS) {
            add(claim);
        } else {
            refused++;
        }
    }

    /** The set as it was at a moment: what was said until then, and held then or had ended. */
    public ClaimSet at(long time) {
        ClaimSet past = new ClaimSet();
        for (Claim claim : claims) {
            if (claim.from() <= time) {
                past.adopt(claim.at(time));
            }
        }
        return past;
    }

    /** Ends what the device said of an attribute and did not say again after a moment; that is given back. */
    public List<Claim> endUnheardSince(Attribute attribute, long since, long time) {
        return end(
                attribute, claim -> claim.voice() != Voice.OTHERS && claim.lastTime() <= since, time, Claim.NO_FRAME);
    }

    /**
     * The last ended claim of a source about an attribute, if the source has said nothing since; null where a claim of
     * it still holds, or there is none.
     */
    private @Nullable Claim lastWord(Attribute attribute, String source) {
        Claim last = null;
        for (Claim claim : claims.said(attribute).reversed()) {
            if (claim.attribute() == attribute
                    && claim.voice() != Voice.OTHERS
                    && claim.source().equals(source)) {
                if (claim.isOpen()) {
                    return null;
                }
                last = last == null || claim.to() > last.to() ? claim : last;
            }
        }
        return last;
    }

    /** Returns the operations that let ended claims hold again. */
    public Reopening reopening() {
        return new Reopening(claims, believed);
    }

    /** Takes over all claims of another set, in order of their first evidence. */
    public void adoptAll(ClaimSet other) {
        other.claims.forEach(this::adopt);
        refused += other.refused;
        claims.sort(Comparator.comparingLong(Claim::from));
        believed.changed();
    }

    /** Gives away every claim that the test picks. */
    public ClaimSet part(Predicate<Claim> picked) {
        ClaimSet parted = new ClaimSet();
        claims.removeIf(claim -> {
            boolean goes = picked.test(claim);
            if (goes) {
                parted.adopt(claim);
                hearsay -= claim.voice() == Voice.OTHERS ? 1 : 0;
            }
            return goes;
        });
        believed.changed();
        return parted;
    }
}
