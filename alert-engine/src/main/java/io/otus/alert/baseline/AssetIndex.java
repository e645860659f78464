package io.otus.alert.baseline;

import io.otus.core.asset.AssetRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All assets of a baseline: those that were heard, by their ids in the inventory, and those that a person declared, by
 * their addresses. Confined to the analysis thread.
 */
final class AssetIndex {
    private final BiConsumer<AssetModel, AssetModel> joiner;
    private final List<AssetModel> all = new ArrayList<>();
    private final Map<String, AssetModel> byId = new HashMap<>();
    /** Declared, and not seen yet. */
    private final List<AssetModel> awaited = new ArrayList<>();
    /** Dismissed, and kept. */
    private final AbsentModels absent = new AbsentModels();

    private final List<AssetModel> removed = new ArrayList<>();
    private int nextNumber = 1;

    /**
     * Makes an empty index.
     *
     * @param joiner told of two models that are of one device, the one that stays first; it calls {@link #join} in turn
     */
    AssetIndex(BiConsumer<AssetModel, AssetModel> joiner) {
        this.joiner = joiner;
    }

    /** All of them, in the order in which they were heard of. */
    List<AssetModel> all() {
        return Collections.unmodifiableList(all);
    }

    /** The model of an asset; null when nothing is known of it. */
    @Nullable
    AssetModel find(String assetId) {
        return byId.get(assetId);
    }

    /**
     * The model of an asset. It is the one that was declared for its addresses, or had them when it was dismissed, or a
     * new empty one.
     */
    AssetModel of(AssetRef asset) {
        AssetModel known = byId.get(asset.id());
        if (known != null) {
            absent.remove(known);
            identify(known, asset);
            return known;
        }
        AssetAddress address = AssetAddress.of(asset);
        AssetModel model = takeDeclared(address);
        if (model == null) {
            model = takeAbsent(address);
        }
        if (model == null) {
            model = add(null, address);
        }
        identify(model, asset);
        byId.put(asset.id(), model);
        return model;
    }

    /**
     * Gives a declared model its asset. Where several addresses are declared for one asset, and the inventory has
     * several assets with them, the first one heard gets the model.
     */
    private static void identify(AssetModel model, AssetRef asset) {
        String shown = model.assetId();
        if (shown == null || shown.equals(asset.id()) || !model.address().isSeveral()) {
            model.identify(asset);
        }
    }

    /** An asset got an address: if it was declared by that one, the declaration is its own now. */
    void readdressed(AssetRef asset) {
        AssetModel model = byId.get(asset.id());
        if (model == null) {
            return;
        }
        absent.remove(model);
        identify(model, asset);
        AssetModel declared = model.alias() == null ? takeDeclared(model.address()) : null;
        if (declared != null && declared.assetId() != null) {
            joiner.accept(declared, model);
        } else if (declared != null) {
            joiner.accept(model, declared);
        }
    }

    /** Two assets turned out to be one. */
    void merged(AssetRef kept, String absorbedId) {
        AssetModel absorbed = byId.remove(absorbedId);
        if (absorbed == null) {
            return;
        }
        absent.remove(absorbed);
        AssetModel model = byId.get(kept.id());
        if (model == null) {
            byId.put(kept.id(), absorbed);
            absorbed.identify(kept);
            return;
        }
        if (model != absorbed) {
            joiner.accept(model, absorbed);
        }
        model.identify(kept);
    }

    /** Joins two models: the first stands for both from now on. */
    void join(AssetModel kept, AssetModel absorbed) {
        absent.remove(kept);
        absent.remove(absorbed);
        all.remove(absorbed);
        byId.replaceAll((_, model) -> model == absorbed ? kept : model);
        if (awaited.remove(absorbed) && kept.address().isSeveral()) {
            awaited.add(kept);
        }
        absorbed.markGone();
        removed.add(absorbed);
    }

    /** An asset is none any more; whether its model goes with it, since it stands for no other asset. */
    boolean forget(AssetModel model, String assetId) {
        byId.remove(assetId);
        if (!assetId.equals(model.assetId()) || model.address().isSeveral()) {
            return false;
        }
        absent.remove(model);
        all.remove(all.lastIndexOf(model)); // found soon: what is dismissed was heard of lately
        model.markGone();
        if (model.isStored()) {
            removed.add(model);
        }
        return true;
    }

    /** Nobody will be known as this one, which no device was seen as. */
    void forget(AssetModel model) {
        awaited.remove(model);
        all.remove(model);
        model.markGone();
        if (model.isStored()) {
            removed.add(model);
        }
    }

    /**
     * An asset is none any more, and its model stays: for the asset of the same id, and for one of another id that is
     * seen at the same addresses.
     */
    void leave(AssetModel model) {
        if (!model.address().isSeveral()) { // such a one is awaited at all times
            absent.add(model);
        }
    }

    private @Nullable AssetModel takeAbsent(AssetAddress address) {
        AssetModel model = absent.take(address);
        if (model != null) {
            byId.remove(model.assetId()); // whoever gets that id again is somebody else
        }
        return model;
    }

    private @Nullable AssetModel takeDeclared(AssetAddress address) {
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

    /**
     * The asset that a person names and describes: the one that already goes by this name or has these addresses, else
     * a new one.
     */
    AssetModel declare(String alias, AssetAddress address) {
        AssetModel model = null;
        for (AssetModel each : all) {
            if (alias.equals(each.alias()) || (each.alias() == null && address.isOf(each.address()))) {
                model = each;
                break;
            }
        }
        if (model == null) {
            return add(alias, address);
        }
        boolean isAbsent = absent.remove(model);
        model.declare(alias, address);
        if (isAbsent) {
            leave(model);
        }
        if (address.isSeveral() && !awaited.contains(model)) {
            awaited.add(model);
        }
        return model;
    }

    /** A new one; one that a person names is awaited. */
    AssetModel add(@Nullable String alias, AssetAddress address) {
        AssetModel model = new AssetModel(nextNumber++, alias, address);
        all.add(model);
        if (alias != null) {
            awaited.add(model);
        }
        return model;
    }

    /** Adds a model of an earlier run. */
    void restored(AssetModel model) {
        all.add(model);
        nextNumber = Math.max(nextNumber, model.number() + 1);
        String id = model.assetId();
        if (id != null) {
            byId.put(id, model);
        }
        if (id == null || model.address().isSeveral()) {
            awaited.add(model);
        }
    }

    /** The models that were joined with others or forgotten since the last call. */
    List<AssetModel> takeRemoved() {
        List<AssetModel> taken = List.copyOf(removed);
        removed.clear();
        return taken;
    }
}
