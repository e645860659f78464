package io.otus.appliance.run;

import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.vendor.OuiTable;
import java.nio.file.Path;

/** The inventory as a store holds it, to be looked at. */
public final class StoredInventory {
    private StoredInventory() {}

    /** Reads it. */
    public static Inventory load(StoreReader reader, Path state) {
        ProtocolRegistry registry = ProtocolRegistry.load();
        Inventory inventory = new Inventory(
                new EventConsumer() {}, EvidenceRequests.NONE, registry::isIndustrial, OuiTable.of(state));
        inventory.store().restore(reader);
        return inventory;
    }
}
