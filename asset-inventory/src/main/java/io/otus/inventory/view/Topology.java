package io.otus.inventory.view;

import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Called;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who speaks with whom as a graph: a node for each asset, an edge for each pair with the protocols that they speak.
 * Immutable.
 *
 * @param nodes the assets
 * @param edges the pairs, sorted by the ids of client and server
 */
public record Topology(List<Node> nodes, List<Edge> edges) {
    public Topology {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * An asset.
     *
     * @param id its id
     * @param label its name, else its address; with its VLAN, and then its address, where several have the same
     * @param address its address; empty where it has none
     * @param type what it is; {@code unknown} where nothing tells
     * @param level its Purdue level; empty where nothing tells
     * @param vendor its maker; empty where nothing tells
     * @param model its product name; empty where nothing tells
     */
    public record Node(
            String id, String label, String address, String type, String level, String vendor, String model) {}

    /**
     * A pair that speaks.
     *
     * @param client id of the asset that asks
     * @param server id of the asset that is asked
     * @param protocols what they speak, sorted
     * @param bytes bytes in both directions
     * @param writes whether the client changes the process at the server: a value, or a command to it
     * @param commands whether the client makes the server do anything or changes anything at it, its values or itself
     * @param directionKnown whether any of what they speak told who asks; else the client is merely the one that was
     *     named first
     */
    public record Edge(
            String client,
            String server,
            List<String> protocols,
            long bytes,
            boolean writes,
            boolean commands,
            boolean directionKnown) {
        public Edge {
            protocols = List.copyOf(protocols);
        }
    }

    private record Pair(String client, String server) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byClient = client.compareTo(other.client);
            return byClient != 0 ? byClient : server.compareTo(other.server);
        }
    }

    private static final class Sum {
        final TreeSet<String> protocols = new TreeSet<>();
        long bytes;
        boolean writes;
        boolean commands;
        boolean directionKnown;
    }

    private static String label(Asset asset) {
        String name = AssetFields.text(asset, "name");
        return name.isEmpty() ? asset.address() : name;
    }

    /** The graph of these assets, in their order, with those conversations that are between two of them. */
    public static Topology of(Collection<Asset> assets, Collection<Conversation> conversations) {
        List<Node> nodes = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        Called called = new Called(assets, Topology::label);
        for (Asset asset : assets) {
            known.add(asset.id());
            String type = AssetFields.text(asset, "type");
            nodes.add(new Node(
                    asset.id(),
                    called.of(asset.id()),
                    asset.address(),
                    type.isEmpty() ? "unknown" : type,
                    AssetFields.text(asset, "purdue_level"),
                    AssetFields.text(asset, "vendor"),
                    AssetFields.text(asset, "model")));
        }
        Map<Pair, Sum> sums = new TreeMap<>();
        for (Conversation each : conversations) {
            Conversation.Key key = each.key();
            if (known.contains(key.client()) && known.contains(key.server())) {
                Sum sum = sums.computeIfAbsent(new Pair(key.client(), key.server()), any -> new Sum());
                sum.protocols.add(key.protocol());
                sum.bytes += each.bytes();
                sum.writes |= each.actions().writes() > 0;
                sum.commands |= each.actions().commands() > 0;
                sum.directionKnown |= each.isDirectionKnown();
            }
        }
        List<Edge> edges = new ArrayList<>();
        sums.forEach((pair, sum) -> edges.add(new Edge(
                pair.client,
                pair.server,
                List.copyOf(sum.protocols),
                sum.bytes,
                sum.writes,
                sum.commands,
                sum.directionKnown)));
        return new Topology(nodes, edges);
    }
}
