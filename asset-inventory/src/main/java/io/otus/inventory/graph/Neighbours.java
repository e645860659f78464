package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Devices connected to the ports of a device, as the device reports when it is asked; one source stands for one port.
 * Several devices may be behind one port, as behind a hub, and are reported one after the other. So a device is gone,
 * and another in its place, only when the other was reported twice and the first not in between. Confined to the
 * analysis thread.
 */
final class Neighbours {
    /** A report that is repeated sooner than this belongs to the same round of questions. */
    static final long ROUND = Nanos.SECOND;

    private final Statements statements;
    private final GraphListener listener;

    Neighbours(Statements statements, GraphListener listener) {
        this.statements = statements;
        this.listener = listener;
    }

    /**
     * A device reports what is connected to the port that the source names, or a relay reports where the device is
     * connected.
     */
    void stated(Asset device, Statement said) {
        long time = said.time();
        Claim known = device.claims().open(said.attribute(), said.source(), said.value());
        long earlier = known == null ? time : known.lastTime();
        statements.state(device, said);
        if (known == null || time - earlier < ROUND) {
            return;
        }
        @Nullable Claim gone = device.claims().endOthers(known, earlier, time);
        if (gone != null) {
            device.changed();
            listener.changed(device, said.attribute(), gone.value(), said.value(), said.evidence(), time);
        }
    }
}
