package io.otus.inventory.graph;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.net.Sites;
import io.otus.core.room.Room;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All assets by id. Confined to the analysis thread. */
final class AssetRegistry {
    /** Most assets that have appeared. */
    static final int MAX_ASSETS = 50_000;

    private static final int ID_DIGITS = 16;

    /** Most of those that were seen only through a router, so that forged sources do not crowd out the plant. */
    static final int MAX_ROUTED = 20_000;

    /** Most sub-devices that are assets of their own: each takes no more than a frame that somebody forged. */
    static final int MAX_PARTS = 20_000;

    /** Most destinations remembered that never answered; the oldest is forgotten first. */
    static final int MAX_ASKED = 8_192;

    private Room room = Room.unbounded();
    private Sites sites = Sites.NONE;
    private final Map<Integer, String> siteNumbers = new TreeMap<>();
    private final Version version = new Version();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, Asset> asked = new LinkedHashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final List<String> gone = new ArrayList<>();
    private final UnitComparisons comparisons = new UnitComparisons();
    private boolean full;
    private int routed;
    private int parts;

    /** Reports, once, that there are more devices than are kept. */
    void tooMany(GraphListener listener, long time) {
        if (!full) {
            full = true;
            listener.limit("assets", "There are more devices than the inventory holds; new ones are not listed.", time);
        }
    }

    /** No more devices are kept from now on than there is room for. */
    void within(Room newRoom) {
        room = newRoom;
    }

    /**
     * Assets are named after the site that their segment is in from now on.
     *
     * @throws IllegalArgumentException if a site had another number earlier
     */
    void sites(Sites plant) {
        List<String> names = plant.names();
        siteNumbers.forEach((number, name) -> {
            int now = names.indexOf(name) + 1;
            if (now != 0 && now != number) {
                throw new IllegalArgumentException(
                        "site '" + name + "' is number " + now + " of 'sites' and was number "
                                + number + " when the devices in the state directory were heard: keep the order, and"
                                + " put new sites last");
            }
        });
        sites = plant;
        for (int number = 1; number <= names.size(); number++) {
            siteNumbers.put(number, names.get(number - 1));
        }
        assets.values().forEach(asset -> name(asset, asset.segment()));
    }

    /** The names of sites, those that are configured no more too, by their numbers. */
    Map<Integer, String> siteNumbers() {
        return siteNumbers;
    }

    /** An asset is heard on a segment: it is named after the site that this is in. */
    void heardIn(Asset asset, int segment) {
        if (asset.identity().site() == null) {
            name(asset, segment);
        }
    }

    private void name(Asset asset, int segment) {
        String site = sites.name(segment);
        if (site != null && !site.equals(asset.identity().site())) {
            asset.identity().site(site);
            asset.changed();
        }
    }

    /** Devices, and destinations that never answered. */
    int kept() {
        return assets.size() + asked.size();
    }

    /** The devices whose sub-devices are compared. */
    UnitComparisons comparisons() {
        return comparisons;
    }

    Version version() {
        return version;
    }

    /**
     * Makes an asset.
     *
     * @param anchor the address it is first known by, in text; with the segment and the unit it determines the id
     * @return null when there are too many
     */
    @Nullable
    Asset create(int segment, String anchor, String unit, @Nullable Asset parent, long time) {
        if (assets.size() >= MAX_ASSETS || (parent != null && parts >= MAX_PARTS) || !room.takes(Room.Use.DEVICE)) {
            return null;
        }
        parts += parent == null ? 0 : 1;
        Asset asset = new Asset(freeId(segment, anchor, unit), segment, unit, parent, time);
        asset.identity().site(sites.name(segment));
        assets.put(asset.id(), asset);
        return asset;
    }

    /**
     * Makes an asset for a destination that has not answered yet. Forgets another such asset when there are too many.
     */
    Asset createAsked(int segment, String anchor, long time) {
        Asset asset = new Asset(freeId(segment, anchor, ""), segment, "", null, time);
        asset.identity().site(sites.name(segment));
        asked.put(asset.id(), asset);
        return asset;
    }

    /** The oldest destination beyond the bound; null while there are few enough. */
    @Nullable
    Asset surplusAsked() {
        return asked.size() > MAX_ASKED ? asked.values().iterator().next() : null;
    }

    void forgetAsked(Asset asset) {
        asked.remove(asset.id());
    }

    /** Whether devices that are not certain to be there have to make room for others. */
    boolean isTight() {
        return !room.has(Room.Use.NEWCOMER);
    }

    /** A destination answered. False when there are too many assets already. */
    boolean promote(Asset asset) {
        if (assets.containsKey(asset.id())) {
            return true;
        }
        if (assets.size() >= MAX_ASSETS || !room.takes(Room.Use.DEVICE)) {
            return false;
        }
        asked.remove(asset.id());
        assets.put(asset.id(), asset);
        return true;
    }

    /** Assets that were seen only through a router. */
    int routed() {
        return routed;
    }

    /** There are more or fewer assets that were seen only through a router. */
    void routed(int more) {
        routed = Math.max(0, routed + more);
    }

    /** An asset is none any more. */
    void forget(Asset asset) {
        remove(asset);
        if (asset.isInStore()) {
            gone.add(asset.id());
        }
    }

    private void remove(Asset asset) {
        if (assets.remove(asset.id()) != null && asset.parent() != null) {
            parts--;
        }
    }

    /** One asset became part of another. */
    void alias(Asset absorbed, Asset kept) {
        remove(absorbed);
        asked.remove(absorbed.id());
        gone.add(absorbed.id());
        if (aliases.size() < MAX_ASSETS) {
            aliases.put(absorbed.id(), kept.id());
            kept.identity().unions().alsoKnownBy(absorbed.id());
        }
    }

    void restore(Asset asset) {
        assets.put(asset.id(), asset);
    }

    /** An asset that was restored is a sub-device. */
    void restorePart() {
        parts++;
    }

    /** Sub-devices that are assets of their own. */
    int parts() {
        return parts;
    }

    /** Ids of assets that became part of others or are none any more since this was last asked. */
    List<String> takeGone() {
        List<String> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Takes up which asset each became part of. */
    void restoreAliases(Map<String, String> absorbed) {
        aliases.putAll(absorbed);
    }

    /** Assets are known by the ids of those that became part of them, now that all are there. */
    void nameAbsorbed() {
        aliases.keySet().stream().sorted().forEach(id -> {
            Asset asset = find(id);
            if (asset != null) {
                asset.identity().unions().alsoKnownBy(id);
            }
        });
    }

    Map<String, String> aliases() {
        return aliases;
    }

    /** The asset of this id, following merges. */
    @Nullable
    Asset find(String id) {
        String at = id;
        // A chain is at most as long as there are merges, and never a circle: an absorbed id is never given away again.
        for (String next = aliases.get(at); next != null; next = aliases.get(at)) {
            at = next;
        }
        Asset asset = assets.get(at);
        return asset != null ? asset : asked.get(at);
    }

    Collection<Asset> all() {
        return assets.values();
    }

    int size() {
        return assets.size();
    }

    private String freeId(int segment, String anchor, String unit) {
        for (int nth = 1; ; nth++) {
            String id = hash(segment + "|" + anchor + "|" + unit + (nth == 1 ? "" : "|" + nth));
            if (!assets.containsKey(id) && !asked.containsKey(id) && !aliases.containsKey(id)) {
                return id;
            }
        }
    }

    private static String hash(String text) {
        return Sha256.hex(ByteView.of(text.getBytes(StandardCharsets.UTF_8))).substring(0, ID_DIGITS);
    }
}
