package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of what is normal: assets and conversations with their facts. Confined to the analysis thread. */
public final class Baseline {
    /** Most conversations that traffic makes; those that persons declare come on top. */
    public static final int MAX_CONVERSATIONS = 50_000;

    private final Learning learning;
    private final PollBook polls;
    private final ReadingBook readings;
    private final List<AssetModel> assets = new ArrayList<>();
    private final Map<String, AssetModel> byId = new HashMap<>();
    /** Declared, and not seen yet. */
    private final List<AssetModel> awaited = new ArrayList<>();

    private final Map<ConversationKey, Conversation> conversations = new LinkedHashMap<>();
    private final Map<AssetModel, List<Conversation>> byClient = new HashMap<>();
    private final Map<AssetModel, List<Conversation>> byServer = new HashMap<>();
    /** Of the conversations that have a unit, those of the same two in the same protocol. */
    private final Map<ConversationKey, List<Conversation>> units = new HashMap<>();

    private final List<Conversation> removed = new ArrayList<>();
    private final List<AssetModel> removedAssets = new ArrayList<>();
    private List<String> tail = List.of();
    private boolean tailChanged;
    private int nextNumber = 1;
    private long joins;
    private long refused;

    /** An empty baseline whose facts are learned by these rules. */
    public Baseline(Learning learning) {
        this.learning = learning;
        this.polls = new PollBook(learning);
        this.readings = new ReadingBook(this, learning);
    }

    /** The rules. */
    public Learning learning() {
        return learning;
    }

    /** Learns how often requests are made. */
    public PollBook polls() {
        return polls;
    }

    /** Learns what conversations are told of their points. */
    public ReadingBook readings() {
        return readings;
    }

    /** All assets in the order in which they were heard of. */
    public List<AssetModel> assets() {
        return Collections.unmodifiableList(assets);
    }

    /** All conversations in the order in which they were heard of. */
    public Collection<Conversation> conversations() {
        return Collections.unmodifiableCollection(conversations.values());
    }

    /** The conversations in which an asset asks, in the order in which they were heard of. */
    public List<Conversation> asking(AssetModel client) {
        return Collections.unmodifiableList(byClient.getOrDefault(client, List.of()));
    }

    /** The conversations in which an asset is asked, in the order in which they were heard of. */
    public List<Conversation> asked(AssetModel server) {
        return Collections.unmodifiableList(byServer.getOrDefault(server, List.of()));
    }

    /** What is known of an asset; makes an empty model, or takes the one that was declared for its addresses, where there is none. */
    public AssetModel asset(AssetRef asset) {
        AssetModel known = byId.get(asset.id());
        if (known != null) {
            identify(known, asset);
            return known;
        }
        AssetModel declared = declared(AssetAddress.of(asset));
        AssetModel model = declared != null ? declared : newAsset(null, AssetAddress.of(asset));
        identify(model, asset);
        byId.put(asset.id(), model);
        return model;
    }

    /** Where several addresses are declared to be of one asset, and the inventory knows several assets, the first one heard shows it. */
    private static void identify(AssetModel model, AssetRef asset) {
        String shown = model.assetId();
        if (shown == null || shown.equals(asset.id()) || !model.address().isSeveral()) {
            model.identify(asset);
        }
    }

    /** The model of an asset; null when nothing is known of it. */
    public @Nullable AssetModel find(String assetId) {
        return byId.get(assetId);
    }

    /** An asset got an address: if it was declared by that one, the declaration is its own now. */
    public void readdressed(AssetRef asset) {
        AssetModel model = byId.get(asset.id());
        if (model == null) {
            return;
        }
        identify(model, asset);
        AssetModel declared = model.alias() == null ? declared(model.address()) : null;
        if (declared != null && declared.assetId() != null) {
            join(declared, model);
        } else if (declared != null) {
            join(model, declared);
        }
    }

    private @Nullable AssetModel declared(AssetAddress address) {
        for (int i = 0; i < awaited.size(); i++) {
            AssetModel each = awaited.get(i);
            if (each.address().isOf(address)) {
                if (!each.address().isSeveral()) {
                    awaited.remove(i);
                }
                return each;
            }
        }
        return null;
    }

    /** The asset that a person names and describes: the one that already goes by this name or has these addresses, else a new one. */
    AssetModel declare(String alias, AssetAddress address) {
        AssetModel model = null;
        for (AssetModel each : assets) {
            if (alias.equals(each.alias()) || (each.alias() == null && address.isOf(each.address()))) {
                model = each;
                break;
            }
        }
        if (model == null) {
            return newAsset(alias, address);
        }
        model.declare(alias, address);
        if (address.isSeveral() && !awaited.contains(model)) {
            awaited.add(model);
        }
        return model;
    }

    AssetModel newAsset(@Nullable String alias, AssetAddress address) {
        AssetModel model = new AssetModel(nextNumber++, alias, address);
        assets.add(model);
        if (alias != null) {
            awaited.add(model);
        }
        return model;
    }

    void restored(AssetModel model) {
        assets.add(model);
        nextNumber = Math.max(nextNumber, model.number() + 1);
        String id = model.assetId();
        if (id != null) {
            byId.put(id, model);
        }
        if (id == null || model.address().isSeveral()) {
            awaited.add(model);
        }
    }

    /** Two assets turned out to be one. */
    public void merged(AssetRef kept, String absorbedId) {
        AssetModel absorbed = byId.remove(absorbedId);
        if (absorbed == null) {
            return;
        }
        AssetModel model = byId.get(kept.id());
        if (model == null) {
            byId.put(kept.id(), absorbed);
            absorbed.identify(kept);
            return;
        }
        if (model != absorbed) {
            join(model, absorbed);
        }
        model.identify(kept);
    }

    private void join(AssetModel kept, AssetModel absorbed) {
        joins++;
        kept.absorb(absorbed);
        assets.remove(absorbed);
        byId.replaceAll((_, model) -> model == absorbed ? kept : model);
        if (awaited.remove(absorbed) && kept.address().isSeveral()) {
            awaited.add(kept);
        }
        for (Conversation old : List.copyOf(conversations.values())) {
            if (old.client() == absorbed || old.server() == absorbed) {
                remove(old);
                AssetModel client = old.client() == absorbed ? kept : old.client();
                AssetModel server = old.server() == absorbed ? kept : old.server();
                new ConversationJoin(newConversation(client, server, old.protocol(), old.unit())).take(old);
            }
        }
        removedAssets.add(absorbed);
    }

    private static ConversationKey keyOf(Conversation conversation) {
        return new ConversationKey(
                conversation.client(), conversation.server(), conversation.protocol(), conversation.unit());
    }

    /**
     * The conversation of two assets; makes an empty one where there is none. One whose unit was not seen is the conversation about the one unit
     * that is known, and is joined into it as soon as one is; where the two talk about several units, it stands for itself.
     *
     * @return null where it is not known and there is no room for another one
     */
    public @Nullable Conversation conversation(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation known = conversations.get(new ConversationKey(client, server, protocol, unit));
        if (known != null) {
            return known;
        }
        if (conversations.size() >= MAX_CONVERSATIONS) {
            refused++;
            return null;
        }
        return newConversation(client, server, protocol, unit);
    }

    private Conversation newConversation(AssetModel client, AssetModel server, String protocol, String unit) {
        ConversationKey key = new ConversationKey(client, server, protocol, unit);
        List<Conversation> others = units.getOrDefault(key.ofAnyUnit(), List.of());
        Conversation only = unit.isEmpty() || others.size() != 1 ? null : others.getFirst();
        if (only != null && Units.isUnknown(unit)) {
            return only;
        }
        Conversation made = exactly(client, server, protocol, unit);
        if (only == null || only == made) {
            return made;
        }
        if (Units.isUnknown(only.unit())) {
            remove(only);
            new ConversationJoin(made).take(only);
        }
        joins++; // which one a unit that was not seen stands for may be another now
        return made;
    }

    /** The conversation about exactly this unit, as a person or an earlier run wrote it. */
    Conversation exactly(AssetModel client, AssetModel server, String protocol, String unit) {
        return conversations.computeIfAbsent(new ConversationKey(client, server, protocol, unit), key -> {
            Conversation made = new Conversation(client, server, protocol, unit);
            if (!unit.isEmpty()) {
                units.computeIfAbsent(key.ofAnyUnit(), _ -> new ArrayList<>(1)).add(made);
            }
            byClient.computeIfAbsent(client, _ -> new ArrayList<>(2)).add(made);
            byServer.computeIfAbsent(server, _ -> new ArrayList<>(2)).add(made);
            return made;
        });
    }

    private void remove(Conversation conversation) {
        ConversationKey key = keyOf(conversation);
        conversations.remove(key);
        removed.add(conversation);
        remove(units, key.ofAnyUnit(), conversation);
        remove(byClient, conversation.client(), conversation);
        remove(byServer, conversation.server(), conversation);
    }

    private static <K> void remove(Map<K, List<Conversation>> index, K key, Conversation conversation) {
        List<Conversation> others = index.get(key);
        if (others != null) {
            others.remove(conversation);
            if (others.isEmpty()) {
                index.remove(key);
            }
        }
    }

    /**
     * Grows whenever a unit that was not seen may stand for another conversation than before, or two assets were joined, so that conversations and
     * assets must be looked up again.
     */
    public long joins() {
        return joins;
    }

    /** Whoever else writes to a point of a server, as far as it is known. */
    public List<AssetModel> knownWriters(AssetModel server, String protocol, String unit, String space, long index) {
        List<AssetModel> writers = new ArrayList<>();
        for (Conversation each : asked(server)) {
            if (!each.protocol().equals(protocol) || !each.unit().equals(unit)) {
                continue;
            }
            IntervalSet ranges = each.writes().ranges(space);
            Fact fact = ranges == null ? null : ranges.find(index, index);
            if (fact != null && fact.isKnown()) {
                writers.add(each.client());
            }
        }
        return writers;
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

    /** The fact that an asset acts in a role; makes it where there is none. */
    public Fact role(AssetModel asset, Role role, String protocol, long time, Evidence evidence) {
        Fact fact = asset.role(role, protocol);
        if (fact == null) {
            fact = learning.create(asset, Category.CONVERSATIONS, time, evidence);
            asset.add(role, protocol, fact);
        }
        return fact;
    }

    /** The fact that an asset breaks a rule of a protocol; makes it where there is none. Contradictions do not become normal by repetition. */
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
     * The fact that an asset does something; makes it where there is none.
     *
     * @param repeatable whether doing it again and again may make it normal
     * @return null where there is no room for another one
     */
    public @Nullable Fact habit(AssetModel asset, Habit habit, boolean repeatable, long time, Evidence evidence) {
        Fact fact = asset.habit(habit);
        if (fact == null) {
            if (!asset.hasRoomForHabit()) {
                refused++;
                return null;
            }
            fact = learning.create(asset, Category.CONVERSATIONS, time, evidence);
            if (!repeatable) {
                fact.neverByRepetition();
            }
            asset.addHabit(habit, fact);
        }
        return fact;
    }

    /** How often there was no room for another conversation, or another habit of an asset. */
    public long refused() {
        return refused;
    }

    /**
     * The content of an object that was moved; makes it where it was never seen. It is the object's current one from now on.
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

    /** The fact that two assets talk; makes it where there is none. */
    public Fact link(Conversation conversation, long time, Evidence evidence) {
        Fact fact = conversation.link();
        if (fact == null) {
            fact = learning.create(conversation, Category.CONVERSATIONS, time, evidence);
            conversation.link(fact);
        }
        return fact;
    }

    /**
     * Adds a function that a conversation has not used yet.
     *
     * @param repeatable whether doing it again and again may make it normal
     */
    public Fact addFunction(
            Conversation conversation, Service service, boolean repeatable, long time, Evidence evidence) {
        Fact fact = learning.create(conversation, Category.FUNCTIONS, time, evidence);
        if (!repeatable) {
            fact.neverByRepetition();
        }
        conversation.functions().add(service, fact);
        return fact;
    }

    /** Adds a range of points of which a conversation has used none yet. */
    public Fact addPoints(
            Conversation conversation,
            PointSet points,
            String space,
            long first,
            long last,
            long time,
            Evidence evidence) {
        if (points.isFull(space)) {
            Fact shared = points.overflow();
            if (shared == null) {
                shared = learning.create(conversation, Category.POINTS, time, evidence);
                points.overflow(shared);
            }
            return shared;
        }
        Fact fact = learning.create(conversation, Category.POINTS, time, evidence);
        points.add(space, first, last, fact);
        return fact;
    }

    /** Begins a set of values for a point; null when the conversation has no room for more. */
    public @Nullable WrittenValues addValues(
            Conversation conversation, String space, long index, long time, Evidence evidence) {
        if (conversation.isFull()) {
            return null;
        }
        Fact fact = learning.create(conversation, Category.VALUES, time, evidence);
        WrittenValues written = new WrittenValues(new ValueSet(), fact);
        conversation.addValues(space, index, written);
        return written;
    }

    /**
     * Widens the values of a point by one that a message writes, where values are still learned.
     *
     * @return whether it was
     */
    public boolean widen(WrittenValues written, ValueList values, int at, Origin origin) {
        Fact fact = written.fact();
        if (!learning.isLearning(Category.VALUES, origin.time())) {
            return false; // such a write is none of those that the values are known from
        }
        boolean begun = fact.count() > 0 || fact.isKnown();
        written.values().add(values, at);
        if (begun) {
            learning.widened(fact);
        }
        learning.note(fact, origin);
        return true;
    }

    /** Comments after the last entry of the text. */
    List<String> tail() {
        return tail;
    }

    void tail(List<String> lines) {
        tail = List.copyOf(lines);
        tailChanged = true;
    }

    /** Whether the comments behind the last entry are others than at the last call. */
    boolean takeTailChanged() {
        boolean was = tailChanged;
        tailChanged = false;
        return was;
    }

    /** Conversations that were joined with others since the last call. */
    List<Conversation> takeRemoved() {
        List<Conversation> taken = List.copyOf(removed);
        removed.clear();
        return taken;
    }

    /** Assets that were joined with others since the last call. */
    List<AssetModel> takeRemovedAssets() {
        List<AssetModel> taken = List.copyOf(removedAssets);
        removedAssets.clear();
        return taken;
    }
}
