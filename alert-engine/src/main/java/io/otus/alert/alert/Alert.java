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

/** An alert as a person sees it: one broken fact with all its repeats. Mutable; confined to the analysis thread. */
public final class Alert {
    /** Most frames that an alert names from its beginning, and most from its end. */
    public static final int MAX_EVIDENCE = 8;
    /** Most assets and most points that an alert names. */
    public static final int MAX_NAMED = 16;
    /** Most further assets that an alert lists by id only. */
    public static final int MAX_MORE = 240;
    /** Most facts that an alert names among those that its acts broke besides. */
    public static final int MAX_BESIDE = 32;
    /** Most lines that are added to an alert's explanation. */
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

    /** Creates an alert that may begin with another status than new. */
    Alert(AlertOrigin origin, Severity severity, Status status) {
        this.origin = origin;
        this.severity = severity;
        this.status = status;
        this.repeats = new Repeats(origin.firstSeen());
        this.facts = new BrokenFacts(origin, untold);
    }

    /** Returns the part of the alert that never changes. */
    public AlertOrigin origin() {
        return origin;
    }

    /** Returns the alert's id. */
    public String id() {
        return origin.id();
    }

    /** Returns the kind of the alert. */
    public Kind kind() {
        return origin.kind();
    }

    /** Returns further kinds of findings that the same acts caused. */
    public Set<Kind> also() {
        return facts.also();
    }

    /** Returns the severity: that of the worst finding. */
    public Severity severity() {
        return severity;
    }

    /** Returns the alert's status. */
    public Status status() {
        return status;
    }

    /** Returns the event time of the latest finding, in nanoseconds since 1970. */
    public long lastSeen() {
        return repeats.lastSeen();
    }

    /** Returns the number of findings folded into the alert. */
    public long count() {
        return repeats.count();
    }

    /** Returns the number and times of the alert's findings. */
    Repeats repeats() {
        return repeats;
    }

    /** Returns the facts that the alert's acts broke, beyond the one in its title. */
    BrokenFacts facts() {
        return facts;
    }

    /** Returns the assets that take part in the alert. */
    InvolvedAssets involved() {
        return involved;
    }

    /** Returns the frames that show the alert. */
    NamedFrames frames() {
        return frames;
    }

    /** Returns the changes that were not written to a line or to the store yet. */
    Untold untold() {
        return untold;
    }

    /** Returns the technique ids of ATT&amp;CK for ICS, sorted. */
    Set<String> attack() {
        return Collections.unmodifiableSet(attack);
    }

    /** Returns the points concerned. */
    List<String> points() {
        return Collections.unmodifiableList(points);
    }

    /** Returns the lines that were added to the explanation later. */
    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }

    /**
     * Returns the id of the incident that the alert is a step of, which is the id of the incident's first alert; null
     * if the alert is in no incident.
     */
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

    /** Notes that other frames are named, or kept. */
    void framesChanged() {
        untold.detail();
    }

    /** Counts one more finding. */
    void count(long time, boolean newOccurrence) {
        repeats.add(time, newOccurrence);
        untold.detail();
    }

    /**
     * Makes a line due when the count has doubled since such a line, so that a mere repeat is written ever more rarely.
     */
    void dueLineWhenDoubled() {
        if (Long.bitCount(count()) == 1) {
            untold.dueLine();
        }
    }

    void lineWritten(long time) {
        untold.lineWritten(time, count());
    }

    /** Returns whether the latest line has the present count. */
    boolean isToldInFull() {
        return untold.isToldInFull(count());
    }

    /**
     * Raises the severity to that of a folded finding, if that is higher. The reason is always added to the remarks,
     * whatever their number: the severity rises only a few times.
     *
     * @param why the reason, as the end of a sentence
     */
    void raiseTo(Severity other, Supplier<String> why) {
        if (other.compareTo(severity) > 0) {
            remarks.add("Severity raised from " + severity.key() + " to " + other.key() + ": " + why.get());
            severity = other;
            untold.news();
        }
    }

    void addAttack(String technique) {
        attack.add(technique);
    }

    void addPoints(String range) {
        if (points.size() < MAX_NAMED && !points.contains(range)) {
            points.add(range);
        }
    }

    /**
     * Adds a line to the explanation.
     *
     * @param known the beginning of a line that would say the same; empty if the line is new in any case
     * @return whether the line was new and there was room for it
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

    /** Restores the state that an earlier run left. */
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
