package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.ArrayList;
import java.util.Collections;
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
    private final Untold untold = new Untold();
    private final Repeats repeats;
    private final BrokenFacts facts;
    private final InvolvedAssets involved = new InvolvedAssets(untold);
    private final NamedFrames frames = new NamedFrames();
    private final Set<String> attack = new TreeSet<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Severity severity;
    private Status status;
    private @Nullable String incident;

    Alert(AlertOrigin origin, Severity severity) {
        this(origin, severity, Status.NEW);
    }

    /** One that is something else than new from the start. */
    Alert(AlertOrigin origin, Severity severity, Status status) {
        this.origin = origin;
        this.severity = severity;
        this.status = status;
        this.repeats = new Repeats(origin.firstSeen());
        this.facts = new BrokenFacts(origin, untold);
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
        return facts.also();
    }

    /** How bad it may be: the worst of its findings. */
    public Severity severity() {
        return severity;
    }

    /** What became of it. */
    public Status status() {
        return status;
    }

    /** Event time of the latest finding, nanoseconds since 1970. */
    public long lastSeen() {
        return repeats.lastSeen();
    }

    /** How many findings were folded in. */
    public long count() {
        return repeats.count();
    }

    /** How often what it tells was found, and when. */
    Repeats repeats() {
        return repeats;
    }

    /** What its acts broke beyond what it is named after. */
    BrokenFacts facts() {
        return facts;
    }

    /** Who has part in it. */
    InvolvedAssets involved() {
        return involved;
    }

    /** The frames that show it. */
    NamedFrames frames() {
        return frames;
    }

    /** What of it is not told yet. */
    Untold untold() {
        return untold;
    }

    /** Technique ids of ATT&amp;CK for ICS, sorted. */
    Set<String> attack() {
        return Collections.unmodifiableSet(attack);
    }

    /** The points concerned. */
    List<String> points() {
        return Collections.unmodifiableList(points);
    }

    /** What became known of it after it was explained, a line each. */
    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }

    /** Id of the incident that it is a step of: that of the incident's first alert; null where it stands alone. */
    @Nullable
    String incident() {
        return incident;
    }

    void become(Status newStatus) {
        status = newStatus;
        untold.detail();
    }

    void joinIncident(String id) {
        incident = id;
        untold.detail();
    }

    /** Counts one more finding. */
    void count(long time, boolean newOccurrence) {
        repeats.add(time, newOccurrence);
        untold.detail();
    }

    /**
     * A line tells of it where it counts twice as much as when one did last: what only repeats is told ever more
     * seldom.
     */
    void dueLineWhenDoubled() {
        if (Long.bitCount(count()) == 1) {
            untold.dueLine();
        }
    }

    void lineWritten(long time) {
        untold.lineWritten(time, count());
    }

    /** Whether the latest line has its present count. */
    boolean isToldInFull() {
        return untold.isToldInFull(count());
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
            untold.news();
        }
    }

    void addAttack(List<String> techniques) {
        attack.addAll(techniques);
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
            untold.news();
        }
        return isNews;
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        status = state.status();
        incident = state.incident();
        attack.addAll(state.attack());
        points.addAll(state.points());
        repeats.restore(state);
        facts.restore(state);
        involved.restore(state);
        frames.restore(state);
        untold.restore(state);
    }
}
