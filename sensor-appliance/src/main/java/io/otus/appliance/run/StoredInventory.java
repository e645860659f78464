package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.vendor.OuiTable;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The inventory as a store holds it, to be looked at. */
public final class StoredInventory {
    /** The file of a state directory in which people's own values are. */
    public static final String VALUES = "asset-values.csv";

    private StoredInventory() {}

    /** Reads it. */
    public static Inventory load(StoreReader reader, Path state) {
        ProtocolRegistry registry = ProtocolRegistry.load();
        Inventory inventory = new Inventory(
                new EventConsumer() {}, EvidenceRequests.NONE, registry::isIndustrial, OuiTable.of(state));
        inventory.store().restore(reader);
        Path values = state.resolve(VALUES);
        if (Files.exists(values)) {
            try {
                UserValues.lay(Entry.ofCsv(Files.readString(values)), inventory.assets());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inventory;
    }
}
