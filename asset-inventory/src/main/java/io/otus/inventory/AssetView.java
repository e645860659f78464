package io.otus.inventory;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Attribute;
import io.otus.core.net.Sites;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes what consumers see of an asset: its name, made unique, and what rules conclude of it. Confined to the analysis
 * thread.
 */
final class AssetView {
    /** The type of an asset of which no rule concludes what it is. */
    static final String UNKNOWN = "unknown";

    private final RoleRules rules;
    /** The assets by name. A name that several claim is shown with the address for all of them. */
    private final Map<String, List<Asset>> byName = new HashMap<>();

    private final Map<Asset, String> names = new HashMap<>();

    AssetView(RoleRules rules) {
        this.rules = rules;
    }

    /**
     * Asks the rules again if facts changed.
     *
     * @param time event time
     */
    void judge(Asset asset, long time) {
        if (asset.judgements().unjudged()) {
            asset.judgements().conclude(rules.judge(asset), time);
        }
    }

    /**
     * Stores what rules conclude now, if facts changed since the last time. A consumer that was shown the asset can
     * look up later what was concluded at that moment.
     *
     * @param time event time
     */
    void remember(Asset asset, long time) {
        if (asset.judgements().unremembered()) {
            asset.judgements().remember(rules.judge(asset), time);
        }
    }

    /**
     * The asset as others see it now.
     *
     * @param time event time
     */
    AssetRef ref(Asset asset, long time) {
        AssetRef known = asset.ref();
        if (known != null) {
            return known;
        }
        judge(asset, time);
        String type = UNKNOWN;
        TreeSet<String> roles = new TreeSet<>();
        for (Conclusion conclusion : asset.judgements().conclusions()) {
            switch (conclusion.kind()) {
                case TYPE -> type = conclusion.value();
                case ROLE -> roles.add(conclusion.value());
                case LEVEL, IMPORTANCE -> {}
            }
        }
        type = asset.identity().stated().getOrDefault(Conclusion.Kind.TYPE.key(), type);
        String claimed = asset.value(Attribute.NAME);
        String name = claimed == null ? asset.address() : claimed;
        boolean shared = claim(asset, name);
        Asset parent = asset.parent();
        AssetRef ref = new AssetRef(
                asset.id(),
                shared ? name + " (" + distinction(asset, name) + ")" : name,
                type,
                List.copyOf(roles),
                asset.addresses().mac(),
                asset.addresses().ip(),
                Sites.network(asset.segment()),
                parent == null ? null : parent.id(),
                asset.firstTime(),
                asset.addresses().forwards(),
                asset.appeared(),
                asset.identity().site());
        asset.ref(ref);
        return ref;
    }

    /**
     * The text that distinguishes an asset from others of the same name: its address, or where that is the name, its
     * VLAN, MAC address or id.
     */
    private static String distinction(Asset asset, String name) {
        String address = asset.address();
        if (!address.equals(name)) {
            return address;
        }
        String mac = asset.addresses().mac();
        return vlan(asset) != 0 ? "VLAN " + vlan(asset) : mac != null ? mac : asset.id();
    }

    private static int vlan(Asset asset) {
        return Sites.vlan(asset.segment());
    }

    /** Notes who goes by a name; whether others do too. */
    private boolean claim(Asset asset, String name) {
        String before = names.put(asset, name);
        if (!name.equals(before)) {
            leave(asset, before);
            List<Asset> bearers = byName.computeIfAbsent(name, any -> new ArrayList<>(1));
            if (bearers.size() == 1) {
                bearers.getFirst().renamed();
            }
            bearers.add(asset);
        }
        return byName.getOrDefault(name, List.of()).size() > 1;
    }

    /** An asset is gone. */
    void forget(Asset asset) {
        leave(asset, names.remove(asset));
    }

    private void leave(Asset asset, @Nullable String name) {
        List<Asset> bearers = name == null ? null : byName.get(name);
        if (bearers == null || !bearers.remove(asset)) {
            return;
        }
        if (bearers.isEmpty()) {
            byName.remove(name);
        } else if (bearers.size() == 1) {
            bearers.getFirst().renamed();
        }
    }
}
