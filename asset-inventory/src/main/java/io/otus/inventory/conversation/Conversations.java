package io.otus.inventory.conversation;

import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.room.Room;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Traits;
import io.otus.inventory.graph.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All conversations, by who takes part. Bounded; what does not fit is counted. Confined to the analysis thread. */
public final class Conversations {
    /** Most conversations kept. */
    public static final int MAX_CONVERSATIONS = 100_000;

    /** Heap bytes of one conversation. */
    private static final int WEIGHT = 350;

    private final Traits traits;
    private final Map<Conversation.Key, Conversation> all = new HashMap<>();
    /** The one of an asset that has one, as most have, is a set of its own kind, and never changed. */
    private final Map<String, Set<Conversation.Key>> byAsset = new HashMap<>();

    /** For each conversation without its unit: those about a unit between the same two in the same protocol. */
    private final Map<Conversation.Key, List<Conversation.Key>> units = new HashMap<>();

    private Room room = Room.unbounded();
    private final List<Conversation> unstored = new ArrayList<>();
    private final List<Conversation.Key> gone = new ArrayList<>();
    private long refused;
    private long joins;

    /**
     * Starts without conversations.
     *
     * @param traits what holds for protocols
     */
    public Conversations(Traits traits) {
        this.traits = traits;
    }

    /** No more are kept from now on than there is room for. */
    public void within(Room newRoom) {
        room = newRoom;
        newRoom.add(() -> WEIGHT * (long) all.size());
    }

    /** All of them, in no particular order. */
    public Collection<Conversation> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** Conversations in which an asset takes part, sorted. */
    public List<Conversation> of(Asset asset) {
        List<Conversation> found = new ArrayList<>();
        for (Conversation.Key key : byAsset.getOrDefault(asset.id(), Set.of())) {
            Conversation conversation = all.get(key);
            if (conversation != null) {
                found.add(conversation);
            }
        }
        found.sort((a, b) -> a.key().compareTo(b.key()));
        return found;
    }

    /** Whether an asset takes part in one. */
    public boolean involve(Asset asset) {
        return byAsset.containsKey(asset.id());
    }

    /** Conversations that were not kept because there were too many. */
    public long refused() {
        return refused;
    }

    /**
     * The conversation of this key, made on first use; null when it is new and there are too many. A conversation whose
     * unit was not seen is taken for the one about the only unit that is known, and becomes it as soon as one is known.
     */
    @Nullable
    Conversation get(Asset client, Asset server, String protocol, String unit, Evidence evidence, long time) {
        Conversation.Key key = new Conversation.Key(client.id(), server.id(), protocol, unit);
        Conversation known = all.get(key);
        if (known == null && !unit.isEmpty()) {
            known = joined(key, server);
        }
        if (known == null) {
            if (!hasRoom()) {
                return null;
            }
            boolean first = !isAsking(client, server, protocol);
            known = new Conversation(key, evidence, time);
            put(known);
            count(first, client, server, protocol);
        } else if (!known.isDirectionKnown()) {
            boolean first = !isAsking(client, server, protocol);
            known.directed();
            count(first, client, server, protocol);
        }
        touched(known);
        return known;
    }

    private boolean hasRoom() {
        boolean has = all.size() < MAX_CONVERSATIONS && room.takes(Room.Use.CONVERSATION);
        refused += has ? 0 : 1;
        return has;
    }

    private static void count(boolean first, Asset client, Asset server, String protocol) {
        if (first && ProtocolUse.isConfirmed(protocol)) {
            client.use(protocol).addServer();
            server.use(protocol).addClient();
        }
    }

    /** Whether the client is known to ask the server in a protocol, about any unit. */
    boolean isAsking(Asset client, Asset server, String protocol) {
        Conversation.Key key = new Conversation.Key(client.id(), server.id(), protocol, "");
        Conversation known = all.get(key);
        return (known != null && known.isDirectionKnown()) || units.containsKey(key);
    }

    /** Whether there is a conversation of the two, in this order, whose direction is not known. */
    boolean isGuessed(Asset client, Asset server, String protocol) {
        Conversation known = all.get(new Conversation.Key(client.id(), server.id(), protocol, ""));
        return known != null && !known.isDirectionKnown();
    }

    /**
     * The conversation of two of whom nobody is known to ask, made on first need; from it no role follows. Null when it
     * is new and there are too many.
     */
    @Nullable
    Conversation guess(Asset first, Asset second, String protocol, Evidence evidence, long time) {
        Conversation.Key key = new Conversation.Key(first.id(), second.id(), protocol, "");
        Conversation known = all.get(key);
        if (known == null) {
            if (!hasRoom()) {
                return null;
            }
            known = Conversation.ofUnknownDirection(key, evidence, time);
            put(known);
        }
        touched(known);
        return known;
    }

    /**
     * Grows whenever a unit that was not seen may stand for another conversation than before, so that it must be looked
     * up again.
     */
    long joins() {
        return joins;
    }

    private @Nullable Conversation joined(Conversation.Key key, Asset server) {
        List<Conversation.Key> others = units.getOrDefault(key.ofAnyUnit(), List.of());
        if (others.size() != 1) {
            return null; // where the two talk about several units, which one is meant cannot be told
        }
        Conversation only = all.get(others.getFirst());
        if (only == null || Units.isUnknown(key.unit())) {
            return only;
        }
        joins++;
        server.changed();
        if (!Units.isUnknown(only.key().unit())) {
            return null;
        }
        Conversation.Key unknown = only.key();
        all.remove(unknown);
        gone.add(unknown);
        drop(unknown);
        Conversation seen = only.under(key);
        put(seen);
        touched(seen);
        return seen;
    }

    private void put(Conversation conversation) {
        Conversation.Key key = conversation.key();
        boolean fresh = all.put(key, conversation) == null;
        if (fresh && !key.unit().isEmpty()) {
            units.computeIfAbsent(key.ofAnyUnit(), _ -> new ArrayList<>(1)).add(key);
        }
        note(key.client(), key);
        note(key.server(), key);
    }

    private void note(String id, Conversation.Key key) {
        Set<Conversation.Key> known = byAsset.get(id);
        if (known == null) {
            byAsset.put(id, Set.of(key));
        } else if (known.size() > 1) {
            known.add(key);
        } else if (!known.contains(key)) {
            Set<Conversation.Key> several = new HashSet<>(4);
            several.addAll(known);
            several.add(key);
            byAsset.put(id, several);
        }
    }

    /** Takes up a conversation as it was stored. */
    public void restore(Conversation conversation) {
        put(conversation);
    }

    /**
     * A sub-device is an asset of its own: what was talked with its device about it is talk with it.
     *
     * @param assets by their ids
     */
    public void part(Asset device, Asset own, Function<String, @Nullable Asset> assets) {
        Unit unit = device.parts().find(own.unit());
        boolean isNumberAlone = unit != null && unit.merelyAnswers();
        for (Conversation conversation : of(device)) {
            Conversation.Key key = conversation.key();
            if (!key.server().equals(device.id())
                    || !key.unit().equals(own.unit())
                    || (isNumberAlone && !traits.numbersDevices(key.protocol()))) {
                continue;
            }
            all.remove(key);
            gone.add(key);
            drop(key);
            Conversation moved =
                    conversation.under(new Conversation.Key(key.client(), own.id(), key.protocol(), key.unit()));
            put(moved);
            touched(moved);
            Asset client = assets.apply(key.client());
            if (client == null || !moved.isDirectionKnown() || !ProtocolUse.isConfirmed(key.protocol())) {
                continue;
            }
            own.use(key.protocol()).addClient();
            boolean asksDevice = isAsking(client, device, key.protocol());
            client.use(key.protocol()).parted(device, own, asksDevice);
            if (asksDevice) {
                client.use(key.protocol()).addServer(); // else it is the one that the device was counted for
            }
        }
    }

    /** Two assets became one: their conversations do too. */
    public void rename(String absorbed, String kept) {
        Set<Conversation.Key> keys = byAsset.remove(absorbed);
        if (keys == null) {
            return;
        }
        for (Conversation.Key key : keys) {
            Conversation conversation = all.remove(key);
            if (conversation == null) {
                continue;
            }
            gone.add(key);
            String client = key.client().equals(absorbed) ? kept : key.client();
            String server = key.server().equals(absorbed) ? kept : key.server();
            drop(key);
            Conversation.Key renamed = new Conversation.Key(client, server, key.protocol(), key.unit());
            Conversation there = all.get(renamed);
            Conversation moved = conversation.under(renamed);
            Conversation whole = there == null ? moved : there.with(moved);
            put(whole);
            touched(whole);
        }
    }

    /** An asset is none any more: nor has it conversations. */
    public void forget(String asset) {
        Set<Conversation.Key> keys = byAsset.remove(asset);
        if (keys == null) {
            return;
        }
        for (Conversation.Key key : keys) {
            if (all.remove(key) != null) {
                gone.add(key);
            }
            drop(key);
        }
    }

    private void drop(Conversation.Key key) {
        drop(key.client(), key);
        drop(key.server(), key);
        List<Conversation.Key> others = units.get(key.ofAnyUnit());
        if (others != null && others.remove(key) && others.isEmpty()) {
            units.remove(key.ofAnyUnit());
        }
    }

    private void drop(String id, Conversation.Key key) {
        Set<Conversation.Key> keys = byAsset.get(id);
        if (keys == null || !keys.contains(key)) {
            return;
        }
        if (keys.size() == 1) {
            byAsset.remove(id);
        } else {
            keys.remove(key);
        }
    }

    /** A message of it was seen since it was last stored. */
    void touched(Conversation conversation) {
        if (conversation.mark()) {
            unstored.add(conversation);
        }
    }

    /** The conversations that changed since the last call, sorted. */
    public List<Conversation> takeUnstored() {
        List<Conversation> taken = new ArrayList<>();
        for (Conversation conversation : unstored) {
            conversation.stored();
            if (all.get(conversation.key()) == conversation) {
                taken.add(conversation);
            }
        }
        taken.sort((a, b) -> a.key().compareTo(b.key()));
        unstored.clear();
        return taken;
    }

    /** Keys that are gone since this was last asked, because their parties turned out to be others. */
    public List<Conversation.Key> takeGone() {
        List<Conversation.Key> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }
}
