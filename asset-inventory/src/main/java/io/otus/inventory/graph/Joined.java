package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Record of another asset that became part of this one.
 *
 * @param id of the one that is gone
 * @param addresses that it had then, the first few of them; its id where it had none
 * @param reason the rule that joined them, as a sentence
 * @param time event time, nanoseconds since 1970; 0 where a person joined them, for that has none
 * @param evidence the frame by which they were joined; null where none was
 */
public record Joined(
        String id,
        String addresses,
        String reason,
        long time,
        @Nullable Evidence evidence) {
    private static final int FEW = 4;

    /** An asset is about to become part of another one. */
    static Joined of(Asset gone, String reason, long time, @Nullable Evidence evidence) {
        Addresses all = gone.addresses();
        int besideMacs = Math.max(1, FEW - all.macs.size()); // it is by a MAC address that it may be parted again
        String addresses = Stream.concat(
                        all.ips.stream().limit(besideMacs).map(ip -> ip.text),
                        all.macs.stream().map(mac -> mac.text))
                .limit(FEW)
                .collect(Collectors.joining(" "));
        return new Joined(gone.id(), addresses.isEmpty() ? gone.id() : addresses, reason, time, evidence);
    }
}
