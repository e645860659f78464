package io.otus.alert.baseline;

import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts of single assets, and makes those that are not there yet: that an asset is there, in which roles it
 * acts, what it does besides, and which programs it holds. Confined to the analysis thread.
 */
public final class AssetFacts {
    private final Baseline baseline;
    private final Learning learning;
    private final UnkeptHabits unkept;

    AssetFacts(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
        this.unkept = new UnkeptHabits(learning);
    }

    /** Heap bytes that it takes in addition to the assets. */
    long weight() {
        return unkept.weight();
    }

    /** The fact that an asset is there; makes it where there is none. */
    public Fact presence(AssetModel asset, long time, Evidence evidence) {
        Fact fact = asset.presence();
        if (fact == null) {
            fact = learning.create(asset, Category.DEVICES, time, evidence);
            asset.present(fact);
        }
        return fact;
    }

    /** A device that seemed new turned out to be a known one: nothing has to be reported or approved. */
    public void recognise(AssetModel asset) {
        Fact fact = asset.presence();
        if (fact != null && !fact.isKnown()) {
            fact.become(FactState.LEARNED);
        }
    }

    /** The fact that an asset acts in a role; makes it where there is none. */
    public Fact role(AssetModel asset, Role role, String protocol, long time, Evidence evidence) {
        Fact fact = asset.role(role, protocol);
        if (fact == null) {
            fact = learning.create(asset, Category.CONVERSATIONS, time, evidence);
            asset.add(role, protocol, fact);
        }
        return fact;
    }

    /**
     * The fact that an asset breaks a rule of a protocol; makes it where there is none. Contradictions do not become
     * normal by repetition.
     */
    public Fact anomaly(AssetModel asset, AnomalyCode code, long time, Evidence evidence) {
        Fact fact = asset.anomaly(code.id());
        if (fact == null) {
            fact = learning.create(asset, Category.FUNCTIONS, time, evidence);
            if (code.isContradiction()) {
                fact.neverByRepetition();
            }
            asset.addAnomaly(code.id(), fact);
        }
        return fact;
    }

    /**
     * Notes a habit of an asset that a message shows, and that doing it again and again may make normal.
     *
     * @return the fact that it does so; null where that is normal or still learned
     */
    public @Nullable Fact news(AssetModel asset, Habit habit, Origin origin) {
        Fact fact = habit(asset, habit, origin.time(), origin.evidence());
        return learning.note(fact, origin) ? null : fact;
    }

    /** As {@link #news(AssetModel, Habit, Origin)}, for what a frame shows and not a message. */
    public @Nullable Fact news(AssetModel asset, Habit habit, long time, Evidence evidence) {
        Fact fact = habit(asset, habit, time, evidence);
        return learning.note(fact, time, evidence) ? null : fact;
    }

    /** As {@link #news(AssetModel, Habit, Origin)}, for a habit that never becomes normal by being done again. */
    public @Nullable Fact lastingNews(AssetModel asset, Habit habit, Origin origin) {
        Fact fact = lastingHabit(asset, habit, origin.time(), origin.evidence());
        return learning.note(fact, origin) ? null : fact;
    }

    /** As {@link #lastingNews(AssetModel, Habit, Origin)}, for what a frame shows and not a message. */
    public @Nullable Fact lastingNews(AssetModel asset, Habit habit, long time, Evidence evidence) {
        Fact fact = lastingHabit(asset, habit, time, evidence);
        return learning.note(fact, time, evidence) ? null : fact;
    }

    /**
     * The fact that an asset has a habit, made on first use. Where there is no room for it, the fact is no part of the
     * baseline: it is not learned, and new however often it is seen.
     */
    public Fact habit(AssetModel asset, Habit habit, long time, Evidence evidence) {
        return habit(asset, habit, true, time, evidence);
    }

    /**
     * As {@link #habit(AssetModel, Habit, long, Evidence)}, for a habit that never becomes normal by being done again.
     */
    public Fact lastingHabit(AssetModel asset, Habit habit, long time, Evidence evidence) {
        return habit(asset, habit, false, time, evidence);
    }

    private Fact habit(AssetModel asset, Habit habit, boolean repeatable, long time, Evidence evidence) {
        Fact fact = asset.habit(habit);
        if (fact == null) {
            if (!asset.hasRoomForHabit()) {
                Fact passing = unkept.of(asset, habit, repeatable, time, evidence);
                if (passing.count() == 0) {
                    baseline.refuse();
                }
                return passing;
            }
            fact = learning.create(asset, Category.CONVERSATIONS, time, evidence);
            if (!repeatable) {
                fact.neverByRepetition();
            }
            baseline.addHabit(asset, habit, fact);
        }
        return fact;
    }

    /**
     * The content of an object that was moved; makes it where it was never seen. It is the object's current one from
     * now on.
     *
     * @param repeatable whether moving it again and again may make it normal
     * @param deed how and by whom it is moved
     * @return null where there is no room for another object, or for another content
     */
    public @Nullable ProgramVersion program(
            AssetModel asset,
            ProgramObject.Key key,
            String sha256,
            boolean repeatable,
            String deed,
            long time,
            Evidence evidence) {
        ProgramObject object = asset.programsOrNew().findOrAdd(key);
        if (object == null) {
            return null;
        }
        ProgramVersion any = object.version(ProgramObject.ANY);
        ProgramVersion version = any != null ? any : object.version(sha256);
        if (version == null) {
            if (object.isFull() && !object.forgetNovel()) {
                return learning.isLearning(Category.FUNCTIONS, time) ? object.becomeAny() : null;
            }
            Fact fact = learning.create(asset, Category.FUNCTIONS, time, evidence);
            fact.deed(deed);
            if (!repeatable) {
                fact.neverByRepetition();
            }
            version = new ProgramVersion(sha256, fact);
            object.add(version);
        }
        object.show(version);
        asset.markChanged();
        return version;
    }
}
