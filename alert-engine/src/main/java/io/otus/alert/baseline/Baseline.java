package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.evidence.Evidence;
import io.otus.core.room.Room;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that is known of what is normal: assets and conversations with their facts. Confined to the analysis thread. */
public final class Baseline {
    /** Most conversations that traffic makes; those that persons declare come on top. */
    public static final int MAX_CONVERSATIONS = 50_000;

    private final Learning learning;
    private final PollBook polls;
    private final OrderBook orders;
    private final ReadingBook readings;
    private final AssetIndex assets = new AssetIndex(this::join);
    private final ConversationIndex conversations = new ConversationIndex();
    private List<String> tail = List.of();
    private boolean tailChanged;
    private Room room = Room.unbounded();
    private long refused;

    /** An empty baseline whose facts are learned by these rules. */
    public Baseline(Learning learning) {
        this.learning = learning;
        this.polls = new PollBook(this, learning);
        this.orders = new OrderBook(learning);
        this.readings = new ReadingBook(this, learning);
    }

    /** Keeps no more from now on than there is room for. */
    public void within(Room newRoom) {
        room = newRoom;
        newRoom.add(this::weight);
    }

    /** What it takes of the heap, in bytes, by the numbers of its things. */
    private long weight() {
        long bytes = 0;
        for (AssetModel each : assets.all()) {
            bytes += each.weight();
        }
        for (Conversation each : conversations.all()) {
            bytes += each.weight();
        }
        return bytes;
    }

    /** Event time moved on. */
    public void clock(long time) {
        learning.clock(time);
        room.clock(time);
    }

    /**
     * Whether something more may be known of a conversation; to be asked once for each, and only by who keeps it then.
     */
    boolean takesDetail() {
        return room.takes(Room.Use.DETAIL);
    }

    /** Whether there is room to know more of a conversation. */
    boolean hasDetail() {
        return room.has(Room.Use.DETAIL);
    }

    /** There was no room for something. */
    void refuse() {
        refused++;
    }

    /** The rules. */
    public Learning learning() {
        return learning;
    }

    /** Learns how often requests are made. */
    public PollBook polls() {
        return polls;
    }

    /** Learns in which order commands come. */
    public OrderBook orders() {
        return orders;
    }

    /** Learns what conversations are told of their points. */
    public ReadingBook readings() {
        return readings;
    }

    /** All assets in the order in which they were heard of. */
    public List<AssetModel> assets() {
        return assets.all();
    }

    /** All conversations in the order in which they were heard of. */
    public Collection<Conversation> conversations() {
        return conversations.all();
    }

    /** The conversations in which an asset asks, in the order in which they were heard of. */
    public List<Conversation> asking(AssetModel client) {
        return conversations.asking(client);
    }

    /** The conversations in which an asset is asked, in the order in which they were heard of. */
    public List<Conversation> asked(AssetModel server) {
        return conversations.asked(server);
    }

    /**
     * What is known of an asset; takes the model that was declared for its addresses or had them when it was dismissed,
     * or makes an empty one, where there is none.
     */
    public AssetModel asset(AssetRef asset) {
        return assets.of(asset);
    }

    /** The model of an asset; null when nothing is known of it. */
    public @Nullable AssetModel find(String assetId) {
        return assets.find(assetId);
    }

    /** An asset got an address: if it was declared by that one, the declaration is its own now. */
    public void readdressed(AssetRef asset) {
        assets.readdressed(asset);
    }

    /**
     * The asset that a person names and describes: the one that already goes by this name or has these addresses, else
     * a new one.
     */
    AssetModel declare(String alias, AssetAddress address) {
        return assets.declare(alias, address);
    }

    AssetModel newAsset(@Nullable String alias, AssetAddress address) {
        return assets.add(alias, address);
    }

    void restored(AssetModel model) {
        assets.restored(model);
    }

    /** Two assets turned out to be one. */
    public void merged(AssetRef kept, String absorbedId) {
        assets.merged(kept, absorbedId);
    }

    /**
     * An asset is none any more: what it seemed to do is forgotten. It stays where a person declared it, or others are
     * known to ask it whether it answers or not: whoever is next seen at its addresses is that asset, with whichever
     * id.
     */
    public void dismissed(String assetId) {
        AssetModel model = assets.find(assetId);
        if (model == null) {
            return;
        }
        if (model.alias() != null || isKnownToBeAsked(model)) {
            assets.leave(model);
        } else if (assets.forget(model, assetId)) {
            conversations.forget(model);
        }
    }

    /**
     * An earlier run left assets that the inventory does not know any more, or never stored: they are as dismissed ones
     * that stay.
     *
     * @param isThere whether the inventory has an asset of this id
     */
    public void awaitAbsent(Predicate<String> isThere) {
        for (AssetModel each : assets.all()) {
            String id = each.assetId();
            if (id != null && !isThere.test(id)) {
                assets.leave(each);
            }
        }
    }

    private boolean isKnownToBeAsked(AssetModel server) {
        for (Conversation each : asked(server)) {
            Fact link = each.link();
            if (link != null && link.isKnown()) {
                return true;
            }
        }
        return false;
    }

    private void join(AssetModel kept, AssetModel absorbed) {
        refused += kept.absorb(absorbed);
        assets.join(kept, absorbed);
        conversations.join(kept, absorbed);
    }

    /**
     * The conversation of two assets; makes an empty one where there is none. One whose unit was not seen is the
     * conversation about the one unit that is known, and is joined into it as soon as one is; where the two talk about
     * several units, it stands for itself.
     *
     * @return null where it is not known and there is no room for another one
     */
    public @Nullable Conversation conversation(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation known = conversations.find(client, server, protocol, unit);
        if (known != null) {
            return known;
        }
        boolean isOneMore = conversations.isOneMore(client, server, protocol, unit);
        if (isOneMore && (conversations.size() >= MAX_CONVERSATIONS || !room.takes(Room.Use.CONVERSATION))) {
            refused++;
            return null;
        }
        return conversations.findOrMake(client, server, protocol, unit);
    }

    /** The conversation of two assets by their ids; null where there is none. */
    public @Nullable Conversation find(String clientId, String serverId, String protocol, String unit) {
        AssetModel client = assets.find(clientId);
        AssetModel server = assets.find(serverId);
        return client == null || server == null ? null : conversations.find(client, server, protocol, unit);
    }

    /** The conversation about exactly this unit, as a person or an earlier run wrote it. */
    Conversation exactly(AssetModel client, AssetModel server, String protocol, String unit) {
        return conversations.exactly(client, server, protocol, unit);
    }

    /**
     * Grows whenever a unit that was not seen may stand for another conversation than before, or assets were joined or
     * forgotten, so that conversations and assets must be looked up again.
     */
    public long joins() {
        return conversations.joins();
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

    /**
     * How often there was no room for another conversation, for values that are written or the rhythms of one, or for
     * another habit of an asset.
     */
    public long refused() {
        return refused;
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
        // Who writes which points stays known: there are few, and a write is what matters.
        if (points.isFull(space) || (!points.isWritten() && !takesDetail())) {
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
        if (!takesDetail()) {
            refused++;
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

    /** Conversations that were joined with others or forgotten since the last call. */
    List<Conversation> takeRemoved() {
        return conversations.takeRemoved();
    }

    /** Assets that were joined with others or forgotten since the last call. */
    List<AssetModel> takeRemovedAssets() {
        return assets.takeRemoved();
    }
}
