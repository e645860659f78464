package io.otus.alert.baseline;

import io.otus.core.event.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All conversations of a baseline, by client, server, protocol and unit. A conversation whose unit was not seen is the
 * one about the only unit that is known, and is joined into that as soon as one is; where the two talk about several
 * units, it stands for itself. Confined to the analysis thread.
 */
final class ConversationIndex {
    /** Most conversations of a client that are looked at for what it does elsewhere, the oldest first. */
    private static final int MAX_ASKING = 1_024;

    private final Map<ConversationKey, Conversation> all = new LinkedHashMap<>();
    private final Map<AssetModel, List<Conversation>> byClient = new HashMap<>();
    private final Map<AssetModel, List<Conversation>> byServer = new HashMap<>();
    /** For each conversation without its unit: those about a unit between the same two in the same protocol. */
    private final Map<ConversationKey, List<Conversation>> units = new HashMap<>();

    private final List<Conversation> removed = new ArrayList<>();
    private long nextNumber;
    private long joins;

    /** All of them, in the order in which they were heard of. */
    Collection<Conversation> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    int size() {
        return all.size();
    }

    /** The conversations in which an asset is the client, in the order of their first message. */
    List<Conversation> asking(AssetModel client) {
        return Collections.unmodifiableList(byClient.getOrDefault(client, List.of()));
    }

    /**
     * The conversations of the same client with other devices in the same protocol, in that order. What a client does
     * with several devices it may do with one more, and a value that several of them report is common to all.
     */
    List<Conversation> siblings(Conversation conversation) {
        List<Conversation> found = new ArrayList<>();
        List<Conversation> others = asking(conversation.client());
        for (int i = 0; i < Math.min(others.size(), MAX_ASKING); i++) {
            Conversation other = others.get(i);
            if (other.server() != conversation.server() && other.protocol().equals(conversation.protocol())) {
                found.add(other);
            }
        }
        return found;
    }

    /** The conversations in which an asset is the server, in the order of their first message. */
    List<Conversation> asked(AssetModel server) {
        return Collections.unmodifiableList(byServer.getOrDefault(server, List.of()));
    }

    /** The conversation of two assets; null where there is none. */
    @Nullable
    Conversation find(AssetModel client, AssetModel server, String protocol, String unit) {
        ConversationKey key = new ConversationKey(client, server, protocol, unit);
        Conversation known = all.get(key);
        return known != null || !Units.isUnknown(unit) ? known : onlyUnit(key);
    }

    /**
     * The conversation of the same two in the same protocol about a unit, where there is one such; null where there are
     * none or several.
     */
    private @Nullable Conversation onlyUnit(ConversationKey key) {
        List<Conversation> others = units.getOrDefault(key.ofAnyUnit(), List.of());
        return others.size() == 1 ? others.getFirst() : null;
    }

    /** Whether a conversation that {@link #find} does not know would be a further one, and replace none. */
    boolean isOneMore(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation only = unit.isEmpty() ? null : onlyUnit(new ConversationKey(client, server, protocol, unit));
        return only == null || !Units.isUnknown(only.unit());
    }

    /** The conversation of two assets; makes an empty one where there is none. */
    Conversation findOrMake(AssetModel client, AssetModel server, String protocol, String unit) {
        Conversation only = unit.isEmpty() ? null : onlyUnit(new ConversationKey(client, server, protocol, unit));
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

    /**
     * The conversation about exactly this unit, as a person or an earlier run wrote it; makes an empty one where there
     * is none.
     */
    Conversation exactly(AssetModel client, AssetModel server, String protocol, String unit) {
        return all.computeIfAbsent(new ConversationKey(client, server, protocol, unit), key -> {
            Conversation made = new Conversation(nextNumber++, client, server, protocol, unit);
            if (!unit.isEmpty()) {
                units.computeIfAbsent(key.ofAnyUnit(), _ -> new ArrayList<>(1)).add(made);
            }
            byClient.computeIfAbsent(client, _ -> new ArrayList<>(2)).add(made);
            byServer.computeIfAbsent(server, _ -> new ArrayList<>(2)).add(made);
            return made;
        });
    }

    /** Two assets are one: what one of them talked is talk of the other. */
    void join(AssetModel kept, AssetModel absorbed) {
        joins++;
        for (Conversation old : of(absorbed)) {
            remove(old);
            AssetModel client = old.client() == absorbed ? kept : old.client();
            AssetModel server = old.server() == absorbed ? kept : old.server();
            new ConversationJoin(findOrMake(client, server, old.protocol(), old.unit())).take(old);
        }
    }

    /** An asset is none any more, and nor is what it talked. */
    void forget(AssetModel asset) {
        joins++;
        for (Conversation each : of(asset)) {
            remove(each);
            if (!each.isStored()) {
                removed.removeLast();
            }
        }
    }

    private Set<Conversation> of(AssetModel asset) {
        Set<Conversation> both = new TreeSet<>(Comparator.comparingLong(Conversation::number));
        both.addAll(asking(asset));
        both.addAll(asked(asset));
        return both;
    }

    private void remove(Conversation conversation) {
        ConversationKey key = new ConversationKey(
                conversation.client(), conversation.server(), conversation.protocol(), conversation.unit());
        all.remove(key);
        conversation.markGone();
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
     * Grows whenever a unit that was not seen may stand for another conversation than before, or assets were joined or
     * forgotten.
     */
    long joins() {
        return joins;
    }

    /** The conversations that were joined with others or forgotten since the last call. */
    List<Conversation> takeRemoved() {
        List<Conversation> taken = List.copyOf(removed);
        removed.clear();
        return taken;
    }
}
