package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.Operation;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.inventory.graph.Asset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the inventory keeps with a flow so that its messages need no look-up. Confined to the analysis thread. */
final class FlowTrack implements FrameHolder {
    /** A version that never is. */
    static final long STALE = -1;

    /** Conversations remembered per flow; a gateway's flow has one per unit. */
    private static final int LINKS = 8;

    private static final Link[] NO_LINKS = {};

    final @Nullable Asset[] sides = new @Nullable Asset[2];
    private @Nullable Link[] links = NO_LINKS;
    private int next;
    /**
     * Version of the graph in which its sides were looked up; {@link #STALE} where they have to be looked up each time.
     */
    long version;

    /** Sides whose address belonged to this asset when the flow was last heard, and no longer does; one bit each. */
    private int former;
    /** Event time at which a side got its address from another device that had it as the flow began. */
    long since = Long.MIN_VALUE;

    /** What each side had sent at the flow's last report. */
    private Sent told0 = Sent.NOTHING;

    private Sent told1 = Sent.NOTHING;
    /**
     * Whether the conversation counts this flow among its connections; {@code oneSidedIn} is the one that counts it as
     * heard from one side only.
     */
    boolean listed;

    @Nullable
    Conversation oneSidedIn;

    private long frames0;
    private long frames1;
    /**
     * Whether coverage counts this flow among the connections; then whether one side alone was heard of it, and whether
     * bytes of it were missing.
     */
    boolean counted;

    boolean oneSided;
    /** Requests in a connection of which the answers are not seen. */
    int unanswered;

    boolean damaged;
    /**
     * Sides that asked something in this flow, one bit each. The assets at the sides may change; the sides that asked
     * do not.
     */
    private int asking;
    /** Event time at which bytes were last found missing, at the flow's last report. */
    long lossTime = Long.MIN_VALUE;
    /** The first frame of side 0, while its sender has not appeared or is not confirmed. */
    @Nullable
    FrameOrigin unproven;
    /** The first frame of a connection that nobody answered as far as is seen. */
    @Nullable
    FrameOrigin opened;
    /** Whether the sender of that frame had not appeared yet. */
    boolean stranger;
    /** The sides whose first frame shows that no router passed it on; one bit each. */
    private int near;
    /** The first answer of side 1 that was no refusal. */
    @Nullable
    Evidence answer;

    FlowTrack(@Nullable Asset side0, @Nullable Asset side1, long version) {
        sides[0] = side0;
        sides[1] = side1;
        this.version = version;
    }

    /** Whether a frame is the flow's first one or its first answer, which later findings may still need as evidence. */
    @Override
    public boolean holds(long frame) {
        Evidence answered = answer;
        return isAt(opened, frame) || isAt(unproven, frame) || (answered != null && answered.firstFrame() == frame);
    }

    private static boolean isAt(@Nullable FrameOrigin origin, long frame) {
        return origin != null && origin.span().frame() == frame;
    }

    /** A side asked something, or received something as the side that asks. */
    void asks(int side) {
        asking |= 1 << side;
    }

    boolean isAsking(int side) {
        return (asking & 1 << side) != 0;
    }

    /** Whether a side is of a device that has its address no more: what is heard there now is of another one. */
    boolean isFormer(int side) {
        return (former & 1 << side) != 0;
    }

    void former(int side, boolean isGone) {
        former = isGone ? former | 1 << side : former & ~(1 << side);
    }

    /** Whether the first frame of a side shows that no router passed it on. */
    boolean isNear(int side) {
        return (near & 1 << side) != 0;
    }

    void near(int side, boolean isNear) {
        near = isNear ? near | 1 << side : near & ~(1 << side);
    }

    /** What a side sent since this was last asked. */
    Sent takeSent(FlowInfo flow, int side) {
        Sent now = Sent.by(flow, side);
        Sent news = now.since(side == 0 ? told0 : told1);
        if (side == 0) {
            told0 = now;
        } else {
            told1 = now;
        }
        return news;
    }

    long frames(int side) {
        return side == 0 ? frames0 : frames1;
    }

    void frames(int side, long count) {
        if (side == 0) {
            frames0 = count;
        } else {
            frames1 = count;
        }
    }

    @Nullable
    Link link(Operation operation) {
        for (Link link : links) {
            if (link == null) {
                return null;
            }
            if (link.fits(operation)) {
                return link;
            }
        }
        return null;
    }

    void add(Link link) {
        if (next == links.length) {
            links = Arrays.copyOf(links, next == 0 ? 1 : next * 2);
        }
        links[next] = link;
        next = (next + 1) % LINKS;
    }

    void clear() {
        Arrays.fill(links, null);
        next = 0;
    }
}
