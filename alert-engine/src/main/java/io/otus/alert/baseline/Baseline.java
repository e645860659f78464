package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import io.otus.core.room.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything known to be normal: the assets, and the conversations between them. This class knows which they are and
 * how many there may be. The facts about each are kept with it; {@link #assetFacts}, {@link #conversationFacts},
 * {@link #polls}, {@link #orders} and {@link #readings} learn them. Confined to the analysis thread.
 */
public final class Baseline {
    /** Most conversations that traffic makes; those that persons declare come on top. */
    public static final int MAX_CONVERSATIONS = 50_000;

    private final Learning learning;
    private final AssetFacts assetFacts;
    private final ConversationFacts conversationFacts;
    private final PollBook polls;
    private final OrderBook orders;
    private final Deviations deviations;
    private final WordBook words;
    private final ReadingBook readings;
    private final AssetIndex assets = new AssetIndex(this::join);
    private final HabitIndex habits = new HabitIndex(assets.all());
    private final ConversationIndex conversations = new ConversationIndex();
    private List<String> tail = List.of();
    private boolean tailChanged;
    private Room room = Room.unbounded();
    private long refused;

    /** An empty baseline whose facts are learned by these rules. */
    public Baseline(Learning learning) {
        this.learning = learning;
        this.assetFacts = new AssetFacts(this, learning);
        this.conversationFacts = new ConversationFacts(this, learning);
        this.polls = new PollBook(this, learning);
        this.orders = new OrderBook(this, learning);
        this.deviations = new Deviations();
        this.words = new WordBook(this, learning);
        this.readings = new ReadingBook(this, learning);
    }

    /** Keeps no more from now on than there is room for. */
    public void within(Room newRoom) {
        room = newRoom;
        newRoom.add(this::weight);
    }

    /** Heap bytes of the baseline, computed from the numbers of its parts. */
    private long weight() {
        long bytes = assetFacts.weight() + habits.weight() + deviations.weight();
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
        words.clock(time);
        room.clock(time);
    }

    /**
     * Whether something more may be known of a conversation; to be asked once for each, and only by who keeps it then.
     */
    boolean takesDetail() {
        return room.takes(Room.Use.DETAIL);
    }

    /** Whether there is room for further details of a conversation. */
    boolean hasDetail() {
        return room.has(Room.Use.DETAIL);
    }

    /** There was no room for something. */
    void refuse() {
        refused++;
    }

    /** The rules of learning. */
    public Learning learning() {
        return learning;
    }

    /** The facts of single assets. */
    public AssetFacts assetFacts() {
        return assetFacts;
    }

    /** The facts of what two assets do with each other. */
    public ConversationFacts conversationFacts() {
        return conversationFacts;
    }

    /** Learns how often requests are made. */
    public PollBook polls() {
        return polls;
    }

    /** Learns in which order commands come. */
    public OrderBook orders() {
        return orders;
    }

    /** How often what is normal was broken. */
    public Deviations deviations() {
        return deviations;
    }

    /** Learns which words are one number. */
    public WordBook words() {
        return words;
    }

    /** Learns the values that conversations read of their points. */
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

    /** The conversations of the same client with other devices in the same protocol, in that order. */
    public List<Conversation> siblings(Conversation conversation) {
        return conversations.siblings(conversation);
    }

    /** The conversations in which an asset is asked, in the order in which they were heard of. */
    public List<Conversation> asked(AssetModel server) {
        return conversations.asked(server);
    }

    /**
     * The model of an asset. It is the one that was declared for its addresses, or had them when it was dismissed, or a
     * new empty one.
     */
    public AssetModel asset(AssetRef asset) {
        return assets.of(asset);
    }

    /** The assets that have a habit, known or not, without a look at all others. */
    public Collection<AssetModel> having(Habit habit) {
        return habits.having(habit);
    }

    /** An asset gets a habit. */
    void addHabit(AssetModel asset, Habit habit, Fact fact) {
        asset.addHabit(habit, fact);
        habits.add(asset, habit);
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

    void restored(AssetModel model) {
        assets.restored(model);
    }

    /** Two assets turned out to be one. */
    public void merged(AssetRef kept, String absorbedId) {
        assets.merged(kept, absorbedId);
    }

    /**
     * The inventory dismissed an asset: its behaviour is forgotten. Its model stays if a person declared it, or others
     * are known to ask it whether it answers or not; the next asset seen at its addresses then gets the model, with
     * whichever id.
     */
    public void dismissed(String assetId) {
        AssetModel model = assets.find(assetId);
        if (model == null) {
            return;
        }
        if (model.alias() != null || isKnownToBeAsked(model)) {
            assets.leave(model);
        } else if (assets.forget(model, assetId)) {
            habits.remove(model);
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

    /** Forgets all facts; the assets stay known. Not to be called while a sensor uses the baseline. */
    void clear() {
        for (AssetModel each : assets.all()) {
            habits.remove(each);
            conversations.forget(each);
            each.forgetFacts();
        }
    }

    /** Forgets the assets that no device was seen as, that nobody names and of which nothing is known. */
    void forgetUnknown() {
        for (AssetModel each : List.copyOf(assets.all())) {
            if (each.isBlank() && asking(each).isEmpty() && asked(each).isEmpty()) {
                assets.forget(each);
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
        habits.remove(absorbed);
        refused += kept.absorb(absorbed);
        habits.addAll(kept);
        assets.join(kept, absorbed);
        conversations.join(kept, absorbed);
    }

    /**
     * The conversation of two assets, made on first use. A conversation whose unit was not seen is the one about the
     * only unit that is known, and is joined into that as soon as one is; where the two talk about several units, it
     * stands for itself.
     *
     * @return null where it is not known and there is no room for another one
     */
    public @Nullable Conversation conversation(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation known = conversations.find(client, server, protocol, unit);
        if (known != null) {
            return known;
        }
        boolean isOneMore = conversations.isOneMore(client, server, protocol, unit);
        return isOneMore && !takesConversation() ? null : conversations.findOrMake(client, server, protocol, unit);
    }

    /** Whether there is room for one more conversation. Counts it: ask once for each, and only to keep it then. */
    private boolean takesConversation() {
        boolean takes = conversations.size() < MAX_CONVERSATIONS && room.takes(Room.Use.CONVERSATION);
        if (!takes) {
            refused++;
        }
        return takes;
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

    /** As {@link #exactly}; null where it is not known and there is no room for another one. */
    @Nullable
    Conversation exactlyWithinRoom(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation known = conversations.find(client, server, protocol, unit);
        boolean isKnown = known != null && known.unit().equals(unit);
        return isKnown || takesConversation() ? conversations.exactly(client, server, protocol, unit) : null;
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

    /**
     * How often there was no room for another conversation, for values that are written or the rhythms of one, or for
     * another habit of an asset.
     */
    public long refused() {
        return refused;
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
