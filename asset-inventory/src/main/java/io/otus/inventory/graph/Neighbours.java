package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * What is connected to the ports of a device, as the device tells when it is asked: one source stands for one port.
 * Several devices may be behind one port, as behind a hub, and are told one after the other; so one is gone, and
 * another in its place, when that was told twice and the first was not in between. Confined to the analysis thread.
 */
final class Neighbours {
    /** What is told again sooner belongs to the same round of questions. */
    static final long ROUND = Nanos.SECOND;

    private final Statements statements;
    private final GraphListener listener;

    Neighbours(Statements statements, GraphListener listener) {
        this.statements = statements;
        this.listener = listener;
    }

    /** A device tells what is connected to the port that the source names, or a relay where the device is connected. */
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
