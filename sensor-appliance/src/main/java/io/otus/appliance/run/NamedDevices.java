package io.otus.appliance.run;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactState;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which devices a person named: those of the list that people keep, as it is whenever this is asked, and those whose
 * presence was approved. Confined to the analysis thread.
 */
final class NamedDevices implements Supplier<Predicate<Asset>> {
    private static final Logger LOG = LoggerFactory.getLogger(NamedDevices.class);

    /** Fields by which a line of the list says which device it is about, or is the same as. */
    private static final List<String> ABOUT = List.of("id", "mac", "ip", UserValues.SAME_AS);

    private final Path state;
    private final Baseline baseline;
    private Set<String> listed = Set.of();
    /** The file of which these are. */
    private StoredInventory.@Nullable Stamp read;

    NamedDevices(Path state, Baseline baseline) {
        this.state = state;
        this.baseline = baseline;
    }

    @Override
    public Predicate<Asset> get() {
        read();
        Set<String> words = listed;
        return asset -> isListed(asset, words) || isApproved(asset);
    }

    private void read() {
        try {
            StoredInventory.Stamp now = StoredInventory.stamp(state);
            if (now.equals(read)) {
                return;
            }
            Set<String> words = new HashSet<>();
            for (Entry entry : StoredInventory.values(state)) {
                ABOUT.forEach(field -> words.addAll(entry.values(field)));
            }
            listed = words;
            read = now;
        } catch (Failure | UncheckedIOException e) {
            LOG.warn("the list of devices cannot be read, so it counts as it was: {}", e.getMessage());
        }
    }

    private static boolean isListed(Asset asset, Set<String> words) {
        return !words.isEmpty()
                && (asset.identity().unions().ids().anyMatch(words::contains)
                        || AssetFields.values(asset, "mac").stream().anyMatch(words::contains)
                        || AssetFields.values(asset, "ip").stream().anyMatch(words::contains));
    }

    private boolean isApproved(Asset asset) {
        AssetModel model = baseline.find(asset.id());
        Fact presence = model == null ? null : model.presence();
        return presence != null && presence.state() == FactState.APPROVED;
    }
}
