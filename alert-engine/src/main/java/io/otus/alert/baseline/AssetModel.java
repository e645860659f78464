package io.otus.alert.baseline;

import io.otus.alert.word.WordPairs;
import io.otus.core.asset.AssetRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The known behaviour of one asset: its presence, its roles, its habits, and the rules it breaks. An asset that a
 * person declared has an alias and addresses, and belongs to no device until one with these addresses is seen. Confined
 * to the analysis thread.
 */
public final class AssetModel extends Subject {
    /** One role in one protocol. */
    record RoleFact(Role role, String protocol, Fact fact) {}

    /** A protocol in which it is asked, and the unit. */
    private record Spoken(String protocol, String unit) {}

    /** Most habits that traffic makes of one asset; those that persons declare come on top. */
    static final int MAX_HABITS = 1_024;

    /** Heap bytes of a model with nothing but its presence. */
    private static final int WEIGHT = 500;

    /** Heap bytes of a role, a habit, an anomaly, or a content of a program. */
    private static final int FACT_WEIGHT = 250;

    private final int number;
    private final List<RoleFact> roles = new ArrayList<>(1);
    private Map<String, Fact> anomalies = Map.of();
    private Map<Habit, Fact> habits = Map.of();

    /** By protocol and unit. */
    private Map<Spoken, WordPairs> words = Map.of();

    private @Nullable ProgramSet programs;
    private @Nullable String assetId;
    private @Nullable String alias;
    private AssetAddress address;
    /** The reference that identified it last. */
    private @Nullable AssetRef identified;

    private String name;
    private @Nullable Fact presence;
    private Notes notes = Notes.NONE;
    private long heard = Long.MIN_VALUE;
    private long spoke = Long.MIN_VALUE;
    private long sought = Long.MIN_VALUE;

    AssetModel(int number, @Nullable String alias, AssetAddress address) {
        this.number = number;
        this.alias = alias;
        this.address = address;
        this.name = alias != null ? alias : "";
    }

    @Override
    List<AssetModel> assets() {
        return List.of(this);
    }

    /** Heap bytes of the model, computed from the numbers of its parts. */
    long weight() {
        ProgramSet held = programs;
        int facts = roles.size() + anomalies.size() + habits.size() + (held == null ? 0 : held.versions());
        return WEIGHT + FACT_WEIGHT * (long) facts + (long) WordPairs.WEIGHT * waitingWords();
    }

    /** Number of words for which it is not known yet whether they form one number. */
    int waitingWords() {
        int waiting = 0;
        for (WordPairs each : words.values()) {
            waiting += each.waiting();
        }
        return waiting;
    }

    /** Which words of a unit are one number; null where nothing was learned of that. */
    @Nullable
    WordPairs words(String protocol, String unit) {
        return words.isEmpty() ? null : words.get(new Spoken(protocol, unit));
    }

    WordPairs addWords(String protocol, String unit) {
        WordPairs made = new WordPairs();
        words = Sparse.put(words, new Spoken(protocol, unit), made);
        return made;
    }

    /** Values are not learned any more. */
    void endWords() {
        words.values().forEach(WordPairs::endLearning);
    }

    /** Its number in the order in which this baseline heard of assets; stable across restarts. */
    public int number() {
        return number;
    }

    /** Id in the inventory; null for a declared asset that was not seen yet. */
    public @Nullable String assetId() {
        return assetId;
    }

    /** Its name in the baseline text where a person gave it one. */
    public @Nullable String alias() {
        return alias;
    }

    /** Its addresses as last heard or as declared. */
    public AssetAddress address() {
        return address;
    }

    /** The name to show. */
    public String name() {
        return name;
    }

    /**
     * Event time at which it last sent something, nanoseconds since 1970, later by as much as the sensor was deaf
     * since; the least long when it was not heard in this run.
     */
    public long heard() {
        return heard;
    }

    /**
     * Event time at which it last sent something, nanoseconds since 1970; the least long when it was not heard in this
     * run.
     */
    public long spoke() {
        return spoke;
    }

    /** The asset sent something. */
    public void heard(long time) {
        heard = time;
        spoke = time;
    }

    /** The sensor was deaf for so long, in nanoseconds: that is no silence of the device. */
    public void rebase(long duration) {
        heard = heard == Long.MIN_VALUE ? heard : heard + duration;
        sought = sought == Long.MIN_VALUE ? sought : sought + duration;
    }

    /**
     * Event time at which somebody last tried to reach it, nanoseconds since 1970, later by as much as the sensor was
     * deaf since; the least long when nobody did in this run.
     */
    public long sought() {
        return sought;
    }

    /** Somebody tries to reach it. */
    public void sought(long time) {
        sought = time;
    }

    /** The fact of its presence; null while nothing shows it. */
    public @Nullable Fact presence() {
        return presence;
    }

    /** The fact that it acts in a role; null when it never did. */
    public @Nullable Fact role(Role role, String protocol) {
        for (int i = 0; i < roles.size(); i++) { // for each request and answer, without an iterator
            RoleFact each = roles.get(i);
            if (each.role() == role && each.protocol().equals(protocol)) {
                return each.fact();
            }
        }
        return null;
    }

    /** Whether it is known as a server in one of these protocols. */
    public boolean isServer(Predicate<String> protocols) {
        for (RoleFact each : roles) {
            if (each.role() == Role.SERVER && each.fact().isKnown() && protocols.test(each.protocol())) {
                return true;
            }
        }
        return false;
    }

    /** The protocols in which it has a role, known or not. */
    public List<String> roleProtocols(Role role) {
        return roles.stream()
                .filter(each -> each.role() == role)
                .map(RoleFact::protocol)
                .toList();
    }

    /** The fact that it breaks the rule with this id; null when it never did. */
    public @Nullable Fact anomaly(String id) {
        return anomalies.get(id);
    }

    /** The rules that it breaks, by their ids; there are no more of them than rules. */
    Map<String, Fact> anomalies() {
        return Collections.unmodifiableMap(anomalies);
    }

    /** The fact that it does something; null when it never did. */
    public @Nullable Fact habit(Habit habit) {
        return habits.get(habit);
    }

    /** Its habits, sorted. */
    Map<Habit, Fact> habits() {
        return Collections.unmodifiableMap(habits);
    }

    /** How many habits of a sort it has. */
    public int countHabits(String sort) {
        int count = 0;
        for (Habit each : habits.keySet()) {
            count += each.sort().equals(sort) ? 1 : 0;
        }
        return count;
    }

    /**
     * A habit as it is kept, so that those of one sort leave room for others: itself where it is known of the asset or
     * fewer of its sort are than so many, else {@link Habit#further}, which is one for all.
     */
    public Habit within(int most, Habit habit) {
        if (habits.containsKey(habit)) {
            return habit;
        }
        Habit further = Habit.further(habit.sort());
        return habits.containsKey(further) || countHabits(habit.sort()) >= most ? further : habit;
    }

    /** How many habits of a sort are known of it. */
    public int countKnownHabits(String sort) {
        return (int) habits.entrySet().stream()
                .filter(each ->
                        each.getKey().sort().equals(sort) && each.getValue().isKnown())
                .count();
    }

    /**
     * Details of the habits of a sort that it had while learning, or that somebody approved, in their order; what may
     * be normal by approval alone is among them before that.
     */
    public List<String> formerHabits(String sort) {
        return habits.entrySet().stream()
                .filter(each ->
                        each.getKey().sort().equals(sort) && each.getValue().isFormer())
                .map(each -> each.getKey().detail())
                .toList();
    }

    /** Whether there is room for another habit. */
    boolean hasRoomForHabit() {
        return habits.size() < MAX_HABITS;
    }

    void addHabit(Habit habit, Fact fact) {
        habits = Sparse.putSorted(habits, habit, fact);
    }

    void addAnomaly(String id, Fact fact) {
        anomalies = Sparse.putSorted(anomalies, id, fact);
    }

    List<RoleFact> roles() {
        return roles;
    }

    /** Its programs, as far as they were transferred; null where none was. */
    public @Nullable ProgramSet programs() {
        return programs;
    }

    ProgramSet programsOrNew() {
        ProgramSet known = programs;
        if (known == null) {
            known = new ProgramSet();
            programs = known;
        }
        return known;
    }

    Notes notes() {
        return notes;
    }

    void notes(Notes newNotes) {
        notes = newNotes;
    }

    void present(Fact fact) {
        presence = fact;
    }

    void add(Role role, String protocol, Fact fact) {
        roles.add(new RoleFact(role, protocol, fact));
    }

    /** Takes the identity that the inventory knows; a declared alias stays. */
    @SuppressWarnings("ReferenceEquality") // a reference never changes, so the same one says the same
    void identify(AssetRef asset) {
        if (asset == identified) {
            return;
        }
        identified = asset;
        AssetAddress now = address.heardAs(AssetAddress.of(asset));
        if (!asset.id().equals(assetId) || !now.equals(address) || !asset.name().equals(name)) {
            markChanged();
        }
        assetId = asset.id();
        address = now;
        name = asset.name();
    }

    /** A person names it; its addresses are as heard where it was heard, unless several are declared. */
    void declare(String newAlias, AssetAddress declared) {
        alias = newAlias;
        address = assetId == null ? declared : declared.heardAs(address);
        markChanged();
    }

    /** No person names it any more. */
    void undeclare() {
        alias = null;
        notes = Notes.NONE;
        markChanged();
    }

    /** Forgets its behaviour, except that it was there unexpectedly. */
    void forgetFacts() {
        roles.clear();
        anomalies = Map.of();
        habits = Map.of();
        programs = null;
        Fact known = presence;
        presence = known != null && known.state() == FactState.NOVEL && known.source() == null ? known : null;
        markChanged();
    }

    /** Whether it stands for no device that was seen or that a person named, and nothing is known of what it does. */
    boolean isBlank() {
        return assetId == null
                && alias == null
                && presence == null
                && roles.isEmpty()
                && anomalies.isEmpty()
                && habits.isEmpty()
                && programs == null;
    }

    void restoreIdentity(@Nullable String id, String shownName) {
        assetId = id;
        name = shownName;
    }

    /**
     * Takes over all that is known of another model of the same device.
     *
     * @return how many of its habits there was no room for
     */
    int absorb(AssetModel other) {
        int surplus = 0;
        if (alias == null && other.alias != null) {
            alias = other.alias;
            notes = other.notes;
        }
        presence = betterOrOnly(presence, other.presence);
        for (RoleFact each : other.roles) {
            Fact mine = role(each.role(), each.protocol());
            if (mine == null) {
                each.fact().moveTo(this);
                roles.add(each);
            } else {
                Fact kept = better(mine, each.fact());
                roles.removeIf(role -> role.fact() == mine);
                roles.add(new RoleFact(each.role(), each.protocol(), kept));
            }
        }
        other.anomalies.forEach(
                (id, fact) -> addAnomaly(id, Objects.requireNonNull(betterOrOnly(anomalies.get(id), fact))));
        for (Map.Entry<Habit, Fact> each : other.habits.entrySet()) {
            Fact mine = habits.get(each.getKey());
            if (mine != null || hasRoomForHabit()) {
                addHabit(each.getKey(), Objects.requireNonNull(betterOrOnly(mine, each.getValue())));
            } else {
                surplus++;
            }
        }
        if (other.programs != null) {
            programsOrNew().absorb(other.programs, this);
        }
        markChanged();
        return surplus;
    }

    private Fact better(Fact mine, Fact other) {
        Fact kept = mine.isKnown() || !other.isKnown() ? mine : other;
        kept.absorb(kept == mine ? other : mine);
        kept.moveTo(this);
        return kept;
    }

    private @Nullable Fact betterOrOnly(@Nullable Fact mine, @Nullable Fact other) {
        if (mine == null || other == null) {
            Fact only = mine != null ? mine : other;
            if (only != null) {
                only.moveTo(this);
            }
            return only;
        }
        return better(mine, other);
    }
}
