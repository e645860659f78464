package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.core.time.Nanos;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which alert reported what, so that a repeat is counted there. Three things are remembered, each for its
 * time: broken facts; the texts of facts, to recognise what an earlier run reported; and causes, which join further
 * facts that the same source breaks in the same way. Confined to the analysis thread.
 */
final class ReportedFacts {
    /** Longest time after the last finding of an alert in which a repeat folds into it, in nanoseconds: an hour. */
    static final long REPEAT = Nanos.HOUR;
    /**
     * How long another fact that the same source breaks in the same way belongs to the same cause, in nanoseconds: five
     * minutes.
     */
    static final long CAUSE = 5 * Nanos.MINUTE;
    /**
     * Most broken facts that are remembered at a time. The oldest are dropped, so a repeat of them raises a new alert.
     */
    static final int MAX_OPEN = 65_536;

    /**
     * Most devices that appear, or rules that are broken, within {@link #CAUSE} with an alert of their own each;
     * further ones share one alert.
     */
    private static final int MAX_OWN = 8;

    /** A broken fact, or the key that a finding uses in its place. */
    private record Key(Kind kind, Object what) {
        static Key of(Finding finding) {
            return new Key(finding.kind(), finding.key());
        }
    }

    /** A broken fact by its text, to recognise what an earlier run reported. */
    private record TextKey(Kind kind, String fact) {
        static TextKey of(Kind kind, String fact, Sighting sighting) {
            Map<String, String> ids = new HashMap<>();
            put(sighting.source(), ids);
            put(sighting.target(), ids);
            return of(kind, fact, ids);
        }

        private static void put(@Nullable AssetModel asset, Map<String, String> ids) {
            if (asset != null && asset.assetId() != null) {
                ids.putIfAbsent(AssetNames.plain(asset), asset.assetId());
            }
        }

        /** Returns the key for an alert of an earlier run, with the names that its devices had then. */
        static TextKey of(Alert alert, String fact) {
            Map<String, String> ids = new HashMap<>();
            for (InvolvedAsset asset : alert.involved().named()) {
                asset.callIn(ids, asset.id());
            }
            return of(alert.kind(), fact, ids);
        }

        private static TextKey of(Kind kind, String fact, Map<String, String> ids) {
            return new TextKey(kind, FactText.renamed(fact, name -> ids.getOrDefault(name, name)));
        }
    }

    /** The key that groups findings of a kind. */
    record Cause(Kind kind, Object what) {}

    /** The cause of acts that were done again, which are reported together and apart from the first time. */
    private record Anew(Object what) {}

    /** The cause that stands for all devices of a crowd. */
    private enum Crowd {
        ALL
    }

    private final LinkedHashMap<Key, Alert> open = new LinkedHashMap<>();
    /** Findings that are mere consequences of what their alert reports. */
    private final Set<Key> followers = new HashSet<>();

    private final Map<TextKey, Alert> byText = new LinkedHashMap<>();
    private final Map<Cause, Alert> causes = new HashMap<>();
    /** Like {@link #causes}, for alerts of severity info. */
    private final Map<Cause, Alert> notes = new HashMap<>();

    /** Counts recent alerts by kind, so that a flood of invented addresses does not become a flood of alerts. */
    private final Map<Kind, WindowCount> bursts = new EnumMap<>(Kind.class);

    /** Returns the recent alert that reported a finding; null if there is none. */
    @Nullable
    Alert of(Finding finding, long time) {
        return recent(open.get(Key.of(finding)), time);
    }

    /**
     * Returns the recent alert, perhaps of an earlier run, that reported a fact of this text; null if there is none.
     * The devices' names may have changed since.
     */
    @Nullable
    Alert of(Kind kind, String fact, Sighting sighting) {
        Alert found = recent(byText.get(TextKey.of(kind, fact, sighting)), sighting.time());
        return found != null ? found : recent(byText.get(new TextKey(kind, fact)), sighting.time());
    }

    private static @Nullable Alert recent(@Nullable Alert alert, long time) {
        return alert != null && time - alert.lastSeen() < REPEAT ? alert : null;
    }

    /**
     * Records that an alert reports a finding, unless another alert of the finding's kind reports the same act.
     *
     * @return whether the record is new
     */
    boolean remember(Finding finding, Alert alert, long time) {
        Alert before = of(finding, time);
        boolean isOther = before == null
                || before.kind() != finding.kind()
                || finding.broken().isAnew();
        boolean isNew = before != alert && isOther;
        if (isNew) {
            Key key = Key.of(finding);
            open.putLast(key, alert);
            followers.remove(key);
        }
        if (open.size() > MAX_OPEN) {
            followers.remove(open.pollFirstEntry().getKey());
        }
        return isNew;
    }

    /**
     * An alert was raised for what another one reported. If both have the same severity, what continues belongs to the
     * new alert only.
     */
    void toldAnew(Finding finding, Alert alert) {
        Key key = Key.of(finding);
        Alert before = open.get(key);
        if (before != null && before.severity() == alert.severity()) {
            open.remove(key);
            followers.remove(key);
        }
    }

    /** Marks a finding as a mere consequence of what its alert reports. */
    void follows(Finding finding, Alert alert) {
        Key key = Key.of(finding);
        if (open.get(key) == alert) {
            followers.add(key);
        }
    }

    /** Returns whether a finding is marked as a mere consequence. */
    boolean isFollower(Finding finding) {
        return !followers.isEmpty() && followers.contains(Key.of(finding));
    }

    /** A person has dealt with an alert: its mere consequences are reported anew if they continue. */
    void forgetFollowers(Alert alert) {
        open.entrySet().removeIf(each -> each.getValue() == alert && followers.remove(each.getKey()));
    }

    /** Records the alert for a fact of this text. */
    void raised(Alert alert, String fact, Sighting sighting) {
        byText.put(TextKey.of(alert.kind(), fact, sighting), alert);
    }

    /** Records the alert of an earlier run for a fact of this text. */
    void restored(Alert alert, String fact) {
        byText.put(new TextKey(alert.kind(), fact), alert); // names may be unchanged, whichever asset has them
        byText.put(TextKey.of(alert, fact), alert);
    }

    /** Records the alert for a cause. */
    void raised(Alert alert, Cause cause) {
        causes.put(cause, alert);
        if (alert.severity() == Severity.INFO) {
            notes.put(cause, alert);
        }
    }

    /** Lets an alert of an earlier run continue to collect what it gathers. */
    void gathering(Alert alert) {
        Category category = alert.origin().gathers();
        if (category != null && alert.status() != Status.LEARNED) { // as if it had been learned while that run went on
            raised(alert, new Cause(alert.kind(), category));
        }
    }

    /**
     * Returns the key that groups a finding with others of its kind; null if it stands for itself. Expected deviations
     * are grouped whichever asset shows them.
     */
    @Nullable
    Cause cause(Finding main, Sighting sighting) {
        Category gathered = main.gathered();
        if (gathered != null) {
            return new Cause(main.kind(), gathered);
        }
        Broken broken = main.broken();
        if (broken.isCrowding()
                && bursts.computeIfAbsent(main.kind(), _ -> new WindowCount(CAUSE))
                                .add(sighting.time())
                        > MAX_OWN) {
            return new Cause(main.kind(), Crowd.ALL);
        }
        Object what = broken.cause(main, sighting);
        if (what == null) {
            return null;
        }
        return new Cause(main.kind(), broken.isAnew() ? new Anew(what) : what);
    }

    /**
     * Returns the alert on the same cause; null if there is none. Nobody acts on severity info, so one such alert takes
     * further facts as long as they come. A finding of severity info is no further fact of a more severe alert on the
     * same fact.
     */
    @Nullable
    Alert related(Cause cause, Finding main, long time) {
        Alert recent = causes.get(cause);
        Alert note = main.severity() == Severity.INFO ? recent(notes.get(cause), time) : null;
        if (note != null && note.severity() == Severity.INFO) {
            return note;
        }
        boolean isNoteOnIt = recent != null && Folding.isNote(main, recent) && of(main, time) == recent;
        if (recent != null && !isNoteOnIt && time - recent.origin().firstSeen() < CAUSE) {
            boolean isNoWorse = main.severity().compareTo(recent.severity()) <= 0;
            if (isNoWorse || main.broken().mayRaise()) {
                return recent;
            }
        }
        return null;
    }

    /** Alerts are closed, or rest: a repeat of what they reported is new. */
    void forget(Collection<Alert> alerts) {
        Set<Alert> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(alerts);
        open.values().removeIf(gone::contains);
        byText.values().removeIf(gone::contains);
        causes.values().removeIf(gone::contains);
        notes.values().removeIf(gone::contains);
        followers.retainAll(open.keySet());
    }

    /** Drops entries into which nothing can fold any more. */
    void sweep(long time) {
        open.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        byText.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        causes.values().removeIf(alert -> time - alert.origin().firstSeen() >= CAUSE);
        notes.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        followers.retainAll(open.keySet());
    }
}
