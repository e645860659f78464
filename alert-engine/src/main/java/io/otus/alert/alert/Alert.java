package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a person sees: one broken fact with all repeats of it. Mutable; confined to the analysis thread. */
public final class Alert {
    /** Most frames that are named from the beginning, and most from the end. */
    public static final int MAX_EVIDENCE = 8;
    /** Most assets and most points that are named. */
    public static final int MAX_NAMED = 16;
    /** Most assets of which the id alone is told, beyond those that are named. */
    public static final int MAX_MORE = 240;
    /** Most facts that are named of those that its acts broke besides. */
    public static final int MAX_BESIDE = 32;
    /** Most lines that are added to its explanation. */
    static final int MAX_REMARKS = 64;

    private final AlertOrigin origin;
    private final Set<Kind> also = EnumSet.noneOf(Kind.class);
    private final Set<String> attack = new TreeSet<>();
    private final List<InvolvedAsset> assets = new ArrayList<>();
    private final Set<String> moreAssets = new LinkedHashSet<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Further.Item> further = new ArrayList<>();
    private final List<Beside.Item> beside = new ArrayList<>();
    private final List<EvidenceItem> firstEvidence = new ArrayList<>();
    private final Deque<EvidenceItem> lastEvidence = new ArrayDeque<>();
    private Severity severity;
    private Status status;
    private long lastSeen;
    private long count;
    private long furtherCount;
    private long besideCount;
    private Occurrence occurrence;
    private @Nullable String pcap;
    private @Nullable String incident;
    private long lineTime = Long.MIN_VALUE;
    private boolean lineDue;
    private long toldCount;
    private boolean occurrenceDue;
    private boolean changed = true;
    private long keptTime = Long.MIN_VALUE;
    private long criticalTime = Long.MIN_VALUE;

    Alert(AlertOrigin origin, Severity severity) {
        this(origin, severity, Status.NEW);
    }

    /** One that is something else than new from the start. */
    Alert(AlertOrigin origin, Severity severity, Status status) {
        this.origin = origin;
        this.severity = severity;
        this.status = status;
        this.lastSeen = origin.firstSeen();
        this.occurrence = new Occurrence(1, origin.firstSeen(), 0);
    }

    /** What never changes. */
    public AlertOrigin origin() {
        return origin;
    }

    /** Its id. */
    public String id() {
        return origin.id();
    }

    /** What it says. */
    public Kind kind() {
        return origin.kind();
    }

    /** Further kinds that the same acts broke. */
    public Set<Kind> also() {
        return Collections.unmodifiableSet(also);
    }

    /** Technique ids of ATT&amp;CK for ICS, sorted. */
    public Set<String> attack() {
        return Collections.unmodifiableSet(attack);
    }

    /** Who has part in it. */
    public List<InvolvedAsset> assets() {
        return Collections.unmodifiableList(assets);
    }

    /** Ids of those who have part in it beyond {@link #assets}. */
    public Set<String> moreAssets() {
        return Collections.unmodifiableSet(moreAssets);
    }

    /** The points concerned. */
    public List<String> points() {
        return Collections.unmodifiableList(points);
    }

    /** What was folded in beyond what the title names. */
    public Further further() {
        return furtherCount == 0 ? Further.NONE : new Further(furtherCount, further);
    }

    /** Whether there is room to name one more of them. */
    boolean namesFurther() {
        return further.size() < MAX_NAMED;
    }

    /** A further fact, which nobody was told of yet, is folded in. */
    void add(Further.Item item) {
        furtherCount++;
        if (namesFurther()) {
            further.add(item);
        }
        lineDue = true;
        changed = true;
    }

    /** What its acts broke besides, and what followed from that. */
    public Beside beside() {
        return besideCount == 0 ? Beside.NONE : new Beside(besideCount, beside);
    }

    /**
     * Its acts broke a fact that it was not known to hold.
     *
     * <p>Of those beyond {@link #MAX_BESIDE} nothing is kept: whatever tells one of them twice counts it twice.
     */
    void addBeside(Beside.Item item) {
        if (isNamed(item) || beside.stream().anyMatch(item::isSame)) {
            return;
        }
        if (beside.size() < MAX_BESIDE) {
            beside.add(item);
        }
        besideCount++;
        changed = true; // the next line tells it: by itself it is not worth one
    }

    /** Whether its title or what was folded in names a fact already. */
    private boolean isNamed(Beside.Item item) {
        return item.kind() == kind()
                && (item.fact().equals(origin.explanation().fact())
                        || further.stream().anyMatch(each -> each.fact().equals(item.fact())));
    }

    /** What became known of it after it was explained, a line each. */
    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }

    /** How bad it may be: the worst of its findings. */
    public Severity severity() {
        return severity;
    }

    /** What became of it. */
    public Status status() {
        return status;
    }

    void become(Status newStatus) {
        status = newStatus;
        changed = true;
    }

    /** Id of the incident that it is a step of: that of the incident's first alert; null where it stands alone. */
    public @Nullable String incident() {
        return incident;
    }

    void joinIncident(String id) {
        incident = id;
        changed = true;
    }

    /** Event time of the latest finding, nanoseconds since 1970. */
    public long lastSeen() {
        return lastSeen;
    }

    /** How many findings were folded in. */
    public long count() {
        return count;
    }

    /** The present wave. */
    public Occurrence occurrence() {
        return occurrence;
    }

    /** Name of the file with its kept frames; null where none were kept. */
    public @Nullable String pcap() {
        return pcap;
    }

    /** Its frames: the first ones, then the latest ones. */
    public List<EvidenceItem> evidence() {
        List<EvidenceItem> all = new ArrayList<>(firstEvidence);
        all.addAll(lastEvidence);
        return all;
    }

    long lineTime() {
        return lineTime;
    }

    boolean isLineDue() {
        return lineDue;
    }

    /** A line tells of it as soon as the least interval between lines allows. */
    void dueLine() {
        lineDue = true;
    }

    /**
     * A line tells of it where it counts twice as much as when one did last: what only repeats is told ever more
     * seldom.
     */
    void dueLineWhenDoubled() {
        lineDue |= Long.bitCount(count) == 1;
    }

    /** A new occurrence is told at once. */
    void dueOccurrence() {
        lineDue = true;
        occurrenceDue = true;
    }

    boolean isOccurrenceDue() {
        return occurrenceDue;
    }

    void lineWritten(long time) {
        lineTime = time;
        toldCount = count;
        lineDue = false;
        occurrenceDue = false;
        changed = false;
    }

    /** Whether the latest line has its present count. */
    boolean isToldInFull() {
        return toldCount == count;
    }

    /** Whether it differs from what the store holds. */
    boolean isChanged() {
        return changed;
    }

    void markStored() {
        changed = false;
    }

    /** Counts one more finding. */
    void count(long time, boolean newOccurrence) {
        count++;
        occurrence = newOccurrence
                ? new Occurrence(occurrence.n() + 1, time, 1)
                : new Occurrence(occurrence.n(), occurrence.firstSeen(), occurrence.count() + 1);
        lastSeen = Math.max(lastSeen, time); // what is told late was seen before
        changed = true;
    }

    void add(Kind further) {
        if (further != kind() && also.add(further)) {
            lineDue = true;
            changed = true;
        }
    }

    void addAttack(List<String> techniques) {
        attack.addAll(techniques);
    }

    /**
     * Something as bad as that was folded in. Where it is worse than what there was, a line says so, however many there
     * are: the severity rises few times.
     *
     * @param why what it was, as the end of a sentence
     */
    void raiseTo(Severity other, Supplier<String> why) {
        if (other.compareTo(severity) > 0) {
            remarks.add("Severity raised from " + severity.key() + " to " + other.key() + ": " + why.get());
            severity = other;
            lineDue = true;
            changed = true;
        }
    }

    /** Whether an asset has part in it, whichever. */
    boolean involves(String asset) {
        return moreAssets.contains(asset)
                || assets.stream().anyMatch(each -> each.id().equals(asset));
    }

    void add(InvolvedAsset asset) {
        for (InvolvedAsset each : assets) {
            if (each.id().equals(asset.id()) && each.role().equals(asset.role())) {
                return;
            }
        }
        if (assets.size() < MAX_NAMED) {
            assets.add(asset);
            lineDue = true;
            changed = true;
        } else if (moreAssets.size() < MAX_MORE && !involves(asset.id())) {
            moreAssets.add(asset.id());
            changed = true; // the next line tells it: by itself it is not worth one
        }
    }

    void addPoints(String range) {
        if (points.size() < MAX_NAMED && !points.contains(range)) {
            points.add(range);
        }
    }

    /**
     * Something more became known of what it tells.
     *
     * @param known what the line begins with if it says nothing new; empty where it is new in any case
     * @return whether it is news, and there was room for it
     */
    boolean addRemark(String line, String known) {
        String explained = origin.explanation().explanation();
        boolean told = !known.isEmpty()
                && (explained.contains(known) || remarks.stream().anyMatch(remark -> remark.startsWith(known)));
        boolean isNews = !told && remarks.size() < MAX_REMARKS;
        if (isNews) {
            remarks.add(line);
            lineDue = true;
            changed = true;
        }
        return isNews;
    }

    /** Something critical was done. */
    void critical(long time) {
        criticalTime = time;
    }

    /**
     * Event time at which something critical was last done, however much that is not was done since; the least long
     * where nothing ever was.
     */
    long criticalTime() {
        return criticalTime;
    }

    /** Event time of the latest frames that were named. */
    long keptTime() {
        return keptTime;
    }

    void addEvidence(Evidence evidence, long time, @Nullable String file) {
        keptTime = time;
        if (pcap == null) {
            pcap = file;
        }
        for (FrameSpan span : evidence.spans()) {
            EvidenceItem item = new EvidenceItem(evidence.capture(), span);
            if (firstEvidence.contains(item) || lastEvidence.contains(item)) {
                continue; // one frame may show several things
            }
            if (firstEvidence.size() < MAX_EVIDENCE) {
                firstEvidence.add(item);
            } else {
                if (lastEvidence.size() == MAX_EVIDENCE) {
                    lastEvidence.removeFirst();
                }
                lastEvidence.addLast(item);
            }
        }
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        also.addAll(state.also());
        attack.addAll(state.attack());
        assets.addAll(state.assets());
        moreAssets.addAll(state.moreAssets());
        points.addAll(state.points());
        further.addAll(state.further().items());
        furtherCount = state.further().count();
        beside.addAll(state.beside().items());
        besideCount = state.beside().count();
        for (EvidenceItem item : state.evidence()) {
            if (firstEvidence.size() < MAX_EVIDENCE) {
                firstEvidence.add(item);
            } else {
                lastEvidence.addLast(item);
            }
        }
        status = state.status();
        incident = state.incident();
        lastSeen = state.lastSeen();
        criticalTime = lastSeen;
        count = state.count();
        occurrence = state.occurrence();
        pcap = state.pcap();
        lineTime = state.lineTime();
        lineDue = state.lineDue();
        toldCount = lineDue ? 0 : count;
        changed = false;
    }
}
