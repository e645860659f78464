package io.otus.inventory.graph;

import io.otus.core.event.TransferSeen;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Notes on each device which programs, blocks and files were moved to or from it, and by whom. Confined to the analysis
 * thread.
 */
public final class ProgramLedger {
    private final AssetRegistry registry;
    private final EvidenceRequests kept;
    private final Traits traits;

    ProgramLedger(AssetRegistry registry, EvidenceRequests kept, Traits traits) {
        this.registry = registry;
        this.kept = kept;
        this.traits = traits;
    }

    /** A program, block or file of a device was moved. */
    public void moved(Asset device, @Nullable Asset by, TransferSeen event) {
        Asset part = traits.partIn(device, event.unit(), event.origin().protocol());
        boolean isNew = part.programsOrNew().moved(event, by == null ? null : by.id());
        part.touched();
        // A backup of all controllers each night is no more than the latest sight of what is known.
        kept.keep(event.origin().evidence(), isNew ? Purpose.FACT : Purpose.LATEST);
    }

    /** An object of a device's program was deleted. */
    public void removed(Asset device, ProgramObject.Key key, long time) {
        Asset part = traits.partIn(device, key.unit(), key.protocol());
        Programs programs = part.programs();
        if (programs != null && programs.removed(key, time)) {
            part.touched();
        }
    }

    /** One asset became part of another, which now counts as the mover of what the first one moved. */
    void renameMovers(String absorbed, String whole) {
        for (Asset each : registry.all()) {
            Programs programs = each.programs();
            if (programs != null) {
                programs.rename(absorbed, whole);
            }
        }
    }
}
