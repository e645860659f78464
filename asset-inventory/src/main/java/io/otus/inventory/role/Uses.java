package io.otus.inventory.role;

import io.otus.core.event.Action;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an asset does in protocols, with the frames that show it. Stateless. */
final class Uses {
    /** Questions and time over which they must be spread to count as polling. */
    private static final int POLLS = 20;

    private static final long POLLING_TIME = 3 * Nanos.MINUTE;

    /** Time over which a station does what it is there for: longer than a visitor or a scan takes. */
    private static final long LONG_TIME = 10 * Nanos.MINUTE;

    /** Time over which questions count as cyclic where no more of them could be heard. */
    private static final long CYCLIC_TIME = Nanos.MINUTE;

    /** Questions or frames for each device from which they do. */
    private static final int CYCLES = 10;

    /** Devices polled from which a master is a central one. */
    private static final int MANY = 4;

    /** Actions that clients repeat to watch the process. */
    private static final Set<Action> READING = Collections.unmodifiableSet(EnumSet.of(Action.READ, Action.SUBSCRIBE));

    private Uses() {}

    /** Selects the evidence of a fact from a use. */
    @FunctionalInterface
    interface Shown {
        @Nullable
        Evidence by(ProtocolUse use);
    }

    static boolean anyUse(
            Asset asset,
            Predicate<String> protocol,
            Predicate<ProtocolUse> fact,
            Shown shown,
            List<Evidence> evidence) {
        // By index, since some fifty rules ask this each time an asset changed.
        List<ProtocolUse> uses = asset.uses();
        for (int i = 0; i < uses.size(); i++) {
            ProtocolUse use = uses.get(i);
            if (protocol.test(use.protocol()) && fact.test(use)) {
                Evidence first = shown.by(use);
                if (first != null) {
                    evidence.add(first);
                }
                return true;
            }
        }
        return false;
    }

    static boolean meets(Set<Action> done, Set<Action> wanted) {
        return wanted.isEmpty() || !Collections.disjoint(done, wanted);
    }

    static boolean polls(ProtocolUse use) {
        return use.asked() >= POLLS && use.askedFor() >= POLLING_TIME;
    }

    static boolean pollsLong(ProtocolUse use) {
        return polls(use) && use.askedFor() >= LONG_TIME;
    }

    static boolean pollsMany(ProtocolUse use) {
        return pollsLong(use) && use.servers() >= MANY;
    }

    static boolean keepsUp(ProtocolUse use, int devices) {
        return use.servers() >= devices
                && use.goesOnFor() >= LONG_TIME
                && use.volume().framesSent() >= CYCLES * (long) use.servers();
    }

    /** Whoever is known for longer is judged by what he did over that time. */
    static boolean cyclesBriefly(Asset asset, Predicate<String> protocol, int devices, List<Evidence> evidence) {
        long asked = 0;
        long servers = 0;
        List<Evidence> shown = new ArrayList<>();
        for (ProtocolUse use : asset.uses()) {
            Evidence first = use.firstAsked();
            if (protocol.test(use.protocol())
                    && first != null
                    && use.askedFor() >= CYCLIC_TIME
                    && use.asked() >= CYCLES * (long) use.servers()
                    && meets(use.askedActions().actions(), READING)) {
                asked += use.asked();
                servers += use.servers();
                shown.add(first);
            }
        }
        boolean isBrief = asset.lastTime() - asset.firstTime() < LONG_TIME;
        if (!isBrief || servers < devices || asked < POLLS) {
            return false;
        }
        evidence.addAll(shown);
        return true;
    }

    /**
     * Whether an asset mostly serves in a protocol. One that answers unasked or by chance, as a spoofed answer makes it
     * seem, is no server yet.
     */
    static boolean servesMostly(Asset asset, Predicate<String> protocol) {
        long served = 0;
        long asked = 0;
        for (ProtocolUse use : asset.uses()) {
            if (protocol.test(use.protocol())) {
                served += use.served();
                asked += use.asked();
            }
        }
        return served > asked;
    }

    static boolean servesOnly(Asset asset, Predicate<String> protocol, Predicate<String> industrial) {
        for (ProtocolUse use : asset.uses()) {
            if (use.served() > 0 && industrial.test(use.protocol()) && !protocol.test(use.protocol())) {
                return false;
            }
        }
        return true;
    }

    static boolean asksChiefly(Asset asset, Predicate<String> protocol, Predicate<String> industrial) {
        long these = 0;
        long others = 0;
        for (ProtocolUse use : asset.uses()) {
            if (protocol.test(use.protocol())) {
                these += use.asked();
            } else if (industrial.test(use.protocol())) {
                others += use.asked();
            }
        }
        return these > others;
    }

    /**
     * The frame that shows that it speaks. Where no frame of what it sends to whoever listens is kept, the first frame
     * of all shows that it is there.
     */
    static @Nullable Evidence spoken(ProtocolUse use, Asset asset) {
        Evidence first = use.firstSpoken();
        return first != null ? first : asset.firstEvidence();
    }
}
