package io.otus.alert.detect.device;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link PresenceDetector}: a device that was heard and not told of yet, what it did meanwhile, and what was
 * done to it. Confined to the analysis thread.
 */
final class Newcomer {
    /**
     * Who goes on to ask and is not heard to be answered has sent more frames than SYNs are ever repeated: only one
     * direction is heard.
     */
    private static final int KNOCKS = 12;

    final long time;
    final Evidence evidence;
    /** Since when it is waited for: when it was heard, later by as much as the clock jumped meanwhile. */
    long begin;

    boolean asks;
    boolean answers;
    /** Whether it told its address in ARP to one station: who was asked does, and is perhaps heard to do no more. */
    boolean tellsOne;
    /** Whether it told its address in ARP to all: who was asked does not. */
    boolean announces;
    /** The first connection to it, and the latest; null where there is none. */
    @Nullable
    FlowInfo firstConnection;

    @Nullable
    FlowInfo latestConnection;

    /** Whether it speaks for an address that routers share, as a known device did before. */
    boolean isOtherRouter;
    /** The address of a known device that it claims; null when it claims none. */
    @Nullable
    IpAddress successor;
    /** Id of the device that has or had this address; null when it claims none. */
    @Nullable
    String deprived;
    /** Whether it has that, and it was a controller's. */
    boolean ofController;
    /** Whether any address that it claimed is or was of a device which takes part in the process. */
    boolean ofProcess;

    Newcomer(long time, Evidence evidence) {
        this.time = time;
        this.begin = time;
        this.evidence = evidence;
    }

    /** Somebody opens a connection to it. */
    void sought(FlowInfo flow) {
        firstConnection = firstConnection == null ? flow : firstConnection;
        latestConnection = flow;
    }

    /** It tells its address in ARP, to all or to one station. */
    void tells(boolean isToAll) {
        announces |= isToAll;
        tellsOne |= !isToAll;
    }

    /** It claims the address of a known device. */
    void claims(IpAddress address, @Nullable AssetRef device, boolean isControllers) {
        successor = address;
        deprived = device == null ? null : device.id();
        ofController = isControllers;
    }

    /**
     * Whether it only answers.
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
