package io.otus.alert.detect.device;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link PresenceDetector}: a device that was heard and is not reported yet, what it did meanwhile, and what
 * was done to it. Confined to the analysis thread.
 */
final class Newcomer {
    /**
     * A client that sends more frames than this gets answers, even if none is heard, as no SYN is repeated so often:
     * only one direction is heard.
     */
    private static final int KNOCKS = 12;

    final long time;
    final Evidence evidence;
    /**
     * Event time since when the device is waited for: when it was heard, moved later by any jumps of the clock
     * meanwhile.
     */
    long begin;

    boolean asks;
    boolean answers;
    /** Whether it claimed its address in ARP towards one station: an ARP answer, perhaps all that is heard of it. */
    boolean tellsOne;
    /** Whether it claimed its address in ARP towards all: no ARP answer is sent so. */
    boolean announces;
    /** The first connection to it, and the latest; null if there is none. */
    @Nullable
    FlowInfo firstConnection;

    @Nullable
    FlowInfo latestConnection;

    /** Whether it speaks for an address that routers share, as a known device did before. */
    boolean isOtherRouter;
    /** The address of a known device that it claims; null if it claims none. */
    @Nullable
    IpAddress successor;
    /** Id of the device that has or had this address; null if it claims none. */
    @Nullable
    String deprived;
    /** Whether it has that address, which was a controller's. */
    boolean ofController;
    /** Whether any address that it claimed is or was that of a device which takes part in the process. */
    boolean ofProcess;

    Newcomer(long time, Evidence evidence) {
        this.time = time;
        this.begin = time;
        this.evidence = evidence;
    }

    /** Notes that a device opens a connection to it. */
    void sought(FlowInfo flow) {
        firstConnection = firstConnection == null ? flow : firstConnection;
        latestConnection = flow;
    }

    /** Notes that it claims its address in ARP, towards all or towards one station. */
    void tells(boolean isToAll) {
        announces |= isToAll;
        tellsOne |= !isToAll;
    }

    /** Notes that it claims the address of a known device. */
    void claims(IpAddress address, @Nullable AssetRef device, boolean isControllers) {
        successor = address;
        deprived = device == null ? null : device.id();
        ofController = isControllers;
    }

    /**
     * Returns whether it only answers.
     *
     * @param isTarget whether others do something to it
     */
    boolean onlyAnswers(boolean isTarget) {
        FlowInfo latest = latestConnection;
        boolean isAskedOn = latest != null && latest.frames(1 - latest.server()) > KNOCKS;
        boolean isAskedInArp = tellsOne && !announces;
        return !asks && (isTarget || answers || isAskedInArp || isAskedOn);
    }
}
