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
 * Remembers which alert told of what, so that a repeat counts up there. Three things are remembered, each for its time:
 * broken facts; the texts of facts, for what an earlier run of the sensor told; and causes, which join further facts
 * that the same source breaks in the same way. Confined to the analysis thread.
 */
final class Told {
    /** A repeat folds into an alert that was seen this long ago at most. */
    static final long REPEAT = Nanos.HOUR;
    /** Another fact that the same source breaks in the same way belongs to the same cause for this long. */
    static final long CAUSE = 5 * Nanos.MINUTE;
    /**
     * Most broken facts that are remembered at a time; the oldest are forgotten, so a repeat of them is a new alert.
     */
    static final int MAX_OPEN = 65_536;

    /**
     * Most devices that appear, or rules that are broken, within {@link #CAUSE} with an alert of their own each;
     * further ones share one.
     */
    private static final int MAX_OWN = 8;

    /** A broken fact, or what stands for one. */
    private record Key(Kind kind, Object what) {
        static Key of(Finding finding) {
            return new Key(finding.kind(), finding.key());
        }
    }

    /** A broken fact by its text, for what an earlier run of the sensor reported. */
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

        /** As an alert of an earlier run has it: by what its devices were called then. */
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

    /** What groups findings of a kind. */
    record Cause(Kind kind, Object what) {}

    /** What is done anew is told together, and apart from what was done first. */
    private record Anew(Object what) {}

    /** What stands for a crowd of one kind. */
    private enum Crowd {
        ALL
    }

    private final LinkedHashMap<Key, Alert> open = new LinkedHashMap<>();
    /** Those that only follow from what their alert tells. */
    private final Set<Key> followers = new HashSet<>();

    private final Map<TextKey, Alert> byText = new LinkedHashMap<>();
    private final Map<Cause, Alert> causes = new HashMap<>();
    /** As {@link #causes}, for alerts that are only to know. */
    private final Map<Cause, Alert> notes = new HashMap<>();

    /** A flood of invented addresses must not become a flood of alerts. */
    private final Map<Kind, WindowCount> bursts = new EnumMap<>(Kind.class);

    /** The alert that told of what a finding found; null where none did of late. */
    @Nullable
    Alert of(Finding finding, long time) {
        return recent(open.get(Key.of(finding)), time);
    }

    /**
     * The alert that told of a fact of this text, perhaps in an earlier run; null where none did of late. What devices
     * are called may have changed meanwhile.
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
     * An alert tells of a finding from now on, unless one of the finding's kind does, of the same act.
     *
     * @return whether it does and did not before
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
     * An alert was raised for what another one told of. Where it is as bad, what goes on from now on is part of it, and
     * no more of that one.
     */
    void toldAnew(Finding finding, Alert alert) {
        Key key = Key.of(finding);
        Alert before = open.get(key);
        if (before != null && before.severity() == alert.severity()) {
            open.remove(key);
            followers.remove(key);
        }
    }

    /** What a finding found, which an alert tells of, only follows from what that says. */
    void follows(Finding finding, Alert alert) {
        Key key = Key.of(finding);
        if (open.get(key) == alert) {
            followers.add(key);
        }
    }

    /** Whether that is so. */
    boolean isFollower(Finding finding) {
        return !followers.isEmpty() && followers.contains(Key.of(finding));
    }

    /** Somebody is done with an alert: what only followed from it is news if it goes on. */
    void forgetFollowers(Alert alert) {
        open.entrySet().removeIf(each -> each.getValue() == alert && followers.remove(each.getKey()));
    }

    /** An alert was raised for a fact of this text. */
    void raised(Alert alert, String fact, Sighting sighting) {
        byText.put(TextKey.of(alert.kind(), fact, sighting), alert);
    }

    /** An alert of an earlier run was raised for a fact of this text. */
    void restored(Alert alert, String fact) {
        byText.put(new TextKey(alert.kind(), fact), alert); // the names of now may be those of then, whoever has them
        byText.put(TextKey.of(alert, fact), alert);
    }

    /** An alert was raised for a cause. */
    void raised(Alert alert, Cause cause) {
        causes.put(cause, alert);
        if (alert.severity() == Severity.INFO) {
            notes.put(cause, alert);
        }
    }

    /** An alert of an earlier run goes on to take in what it gathers. */
    void gathering(Alert alert) {
        Category category = alert.origin().gathers();
        if (category != null && alert.status() != Status.LEARNED) { // as where it was learned while that ran
            raised(alert, new Cause(alert.kind(), category));
        }
    }

    /**
     * What groups a finding with others of its kind; null for one that stands for itself. What was to be expected is
     * told together whoever shows it.
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
     * The alert that has the same cause; null when there is none. Nobody acts on what is only to know, so that is told
     * once as long as it goes on. It is no further fact of an alert to look at that told of the same fact.
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

    /** Alerts are closed, or rest: the same as what they told of is news. */
    void forget(Collection<Alert> alerts) {
        Set<Alert> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(alerts);
        open.values().removeIf(gone::contains);
        byText.values().removeIf(gone::contains);
        causes.values().removeIf(gone::contains);
        notes.values().removeIf(gone::contains);
        followers.retainAll(open.keySet());
    }

    /** Forgets what can fold no more. */
    void sweep(long time) {
        open.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        byText.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        causes.values().removeIf(alert -> time - alert.origin().firstSeen() >= CAUSE);
        notes.values().removeIf(alert -> time - alert.lastSeen() >= REPEAT);
        followers.retainAll(open.keySet());
    }
}
