package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;

/**
 * A connection request of an asset that is characteristic of a family of operating systems.
 *
 * @param source whence it is asked
 * @param family the family of systems
 * @param reason what of its manner tells that
 * @param isForwarded whether the device passed it on for another host, whose system is not its own
 * @param answered whether the connection was accepted
 * @param evidence the frame that asks
 * @param time event time
 */
public record Asking(
        Endpoint source,
        String family,
        String reason,
        boolean isForwarded,
        boolean answered,
        Evidence evidence,
        long time) {
    /**
     * Adds to an asset what the request shows. Returns whether it has to be called again once the connection is
     * accepted.
     */
    boolean tell(Asset asset, Statements statements) {
        AskingHabit.Told told = asset.asks(family, isForwarded, answered, time);
        switch (told) {
            case SAME -> {
                if (!isForwarded && !NatRule.speaksForSeveral(asset)) {
                    statements.state(
                            asset,
                            new Statement(
                                    Attribute.OS,
                                    family,
                                    Sources.SYN + reason,
                                    Trust.VENDOR_PREFIX,
                                    Voice.OWN,
                                    evidence,
                                    time));
                }
            }
            case OTHER, WAITS -> {}
            case SEVERAL -> NatRule.several(asset, statements, evidence, time);
        }
        return told == AskingHabit.Told.WAITS;
    }
}
