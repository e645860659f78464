package io.otus.core.pipeline;

import io.otus.core.protocol.Protocols;
import io.otus.core.protocol.Trait;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** All protocols of this sensor, sorted by id, and where to look for each. */
public final class ProtocolRegistry implements Protocols {
    private static final ProtocolEntry[] NONE = {};

    private final ProtocolEntry[] entries;
    private final Map<String, ProtocolEntry> byId = new HashMap<>();
    private final ProtocolEntry[] onStreams;
    private final ProtocolEntry[] onDatagrams;
    private final Int2ObjectHashMap<ProtocolEntry[]> byTcpPort = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<ProtocolEntry[]> byUdpPort = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<ProtocolEntry[]> byEtherType = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<ProtocolEntry[]> byLlcSap = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<ProtocolEntry[]> byIpProtocol = new Int2ObjectHashMap<>();
    private final Map<Hint.Snap, ProtocolEntry[]> bySnap = new HashMap<>();
    private final Map<String, ProtocolEntry[]> byParent = new HashMap<>();

    /**
     * Registers these providers.
     *
     * @throws IllegalArgumentException where two have one id
     */
    public ProtocolRegistry(List<DissectorProvider> providers) {
        List<DissectorProvider> sorted = new ArrayList<>(providers);
        sorted.sort(Comparator.comparing(provider -> provider.protocol().id()));
        entries = new ProtocolEntry[sorted.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new ProtocolEntry(sorted.get(i), i);
            if (byId.put(entries[i].info().id(), entries[i]) != null) {
                throw new IllegalArgumentException(
                        "protocol '" + entries[i].info().id() + "' is registered twice: by "
                                + sorted.get(i - 1).getClass().getName() + " and "
                                + sorted.get(i).getClass().getName());
            }
            for (Hint hint : entries[i].info().hints()) {
                index(hint, entries[i]);
            }
        }
        onStreams = having(Hint.TcpPort.class);
        onDatagrams = having(Hint.UdpPort.class);
    }

    /** The protocols found on the class path. */
    public static ProtocolRegistry load() {
        List<DissectorProvider> providers = new ArrayList<>();
        ServiceLoader.load(DissectorProvider.class).forEach(providers::add);
        return new ProtocolRegistry(providers);
    }

    private void index(Hint hint, ProtocolEntry entry) {
        switch (hint) {
            case Hint.TcpPort(int port) -> byTcpPort.merge(port, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.UdpPort(int port) -> byUdpPort.merge(port, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.EtherType(int value) ->
                byEtherType.merge(value, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.LlcSap(int dsap) -> byLlcSap.merge(dsap, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.Snap snap -> bySnap.merge(snap, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.IpProtocol(int number) ->
                byIpProtocol.merge(number, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
            case Hint.Parent(String protocol) -> carry(protocol, entry);
            case Hint.Guest(String protocol) -> carry(protocol, entry);
        }
    }

    private void carry(String parent, ProtocolEntry entry) {
        byParent.merge(parent, new ProtocolEntry[] {entry}, ProtocolRegistry::join);
    }

    private static ProtocolEntry[] join(ProtocolEntry[] a, ProtocolEntry[] b) {
        ProtocolEntry[] both = new ProtocolEntry[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private ProtocolEntry[] having(Class<? extends Hint> carrier) {
        List<ProtocolEntry> found = new ArrayList<>();
        for (ProtocolEntry entry : entries) {
            if (entry.info().hints().stream().anyMatch(carrier::isInstance)) {
                found.add(entry);
            }
        }
        return found.toArray(NONE);
    }

    /** All protocols, sorted by id. */
    public List<ProtocolEntry> entries() {
        return List.of(entries);
    }

    /** The protocol with this id; null when there is none. */
    public @Nullable ProtocolEntry find(String id) {
        return byId.get(id);
    }

    @Override
    public boolean has(String id, Trait trait) {
        ProtocolEntry entry = find(id);
        return entry != null && entry.info().traits().contains(trait);
    }

    ProtocolEntry[] onStreams() {
        return onStreams;
    }

    ProtocolEntry[] onDatagrams() {
        return onDatagrams;
    }

    ProtocolEntry[] hintedByTcpPort(int port) {
        return orNone(byTcpPort.get(port));
    }

    ProtocolEntry[] hintedByUdpPort(int port) {
        return orNone(byUdpPort.get(port));
    }

    ProtocolEntry[] assignedToEtherType(int value) {
        return orNone(byEtherType.get(value));
    }

    ProtocolEntry[] assignedToLlcSap(int dsap) {
        return orNone(byLlcSap.get(dsap));
    }

    ProtocolEntry[] assignedToSnap(int oui, int protocolId) {
        return orNone(bySnap.get(new Hint.Snap(oui, protocolId)));
    }

    ProtocolEntry[] assignedToIpProtocol(int number) {
        return orNone(byIpProtocol.get(number));
    }

    ProtocolEntry[] childrenOf(String parent) {
        return orNone(byParent.get(parent));
    }

    private static ProtocolEntry[] orNone(ProtocolEntry @Nullable [] found) {
        return found == null ? NONE : found;
    }
}
