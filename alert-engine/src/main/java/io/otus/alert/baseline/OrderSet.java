package io.otus.alert.baseline;

import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a conversation, and which comes behind which. Confined to the analysis thread. */
public final class OrderSet {
    /** Most commands that are followed; the order of further ones is not watched. */
    public static final int MAX = 256;

    private final List<CommandOrder> orders = new ArrayList<>(2);

    /** All, in the order in which they were first given. */
    public List<CommandOrder> all() {
        return orders;
    }

    /** The command of a service; null when it was never given. */
    public @Nullable CommandOrder find(String service) {
        for (CommandOrder each : orders) {
            if (each.service().equals(service)) {
                return each;
            }
        }
        return null;
    }

    /** Commands that are watched. */
    int size() {
        return orders.size();
    }

    /** Adds one; false when there is no room for it. */
    boolean add(CommandOrder order) {
        return orders.size() < MAX && orders.add(order);
    }

    /**
     * The latest other command in a connection, within a time; null when there is none. A command that itself follows
     * this one is passed over: where two take turns, the first of them has no predecessor, however soon it follows the
     * second.
     */
    @Nullable
    CommandOrder latest(String service, long flow, long time) {
        CommandOrder found = null;
        long latest = time - CommandOrder.WINDOW;
        for (CommandOrder each : orders) {
            long given = each.latestIn(flow);
            if (given >= latest && !comesBehind(each, service)) {
                found = each;
                latest = given;
            }
        }
        return found;
    }

    /** Whether a command is another one, or comes behind that over however many steps. */
    private boolean comesBehind(CommandOrder order, String service) {
        CommandOrder step = order;
        for (int i = 0; i < orders.size() && step != null; i++) {
            if (step.service().equals(service)) {
                return true;
            }
            step = find(step.before());
        }
        return false;
    }

    /**
     * When what comes before a command came, where it has to be.
     *
     * @param points the points of the command
     * @return event time in nanoseconds; the least long when it did not come
     */
    long before(CommandOrder order, List<PointRange> points, long flow, boolean toSamePoints) {
        CommandOrder before = find(order.before());
        if (before == null) {
            return Long.MIN_VALUE;
        }
        return toSamePoints ? before.latestIn(flow, points) : before.latestIn(flow);
    }
}
