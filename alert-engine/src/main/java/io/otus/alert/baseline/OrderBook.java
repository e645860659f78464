package io.otus.alert.baseline;

import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns which command comes behind which: no automaton of all that is asked, but for each command the one that came
 * before it each time. A command that comes behind this and that, or by itself, has no order and is not watched. What a
 * client keeps to with all its devices, and to the same points, it is known to keep to with each of them that it gave
 * the command more than once: what it does so seldom with one is seen often enough with all.
 *
 * <p>Confined to the analysis thread.
 */
public final class OrderBook {
    private final Baseline baseline;
    private final Learning learning;

    OrderBook(Baseline baseline, Learning learning) {
        this.baseline = baseline;
        this.learning = learning;
    }

    /**
     * Notes a command.
     *
     * @param isWatched whether it counts; what is given in a steady cycle only stands before others
     * @return the order that it breaks; null when it breaks none
     */
    public @Nullable CommandOrder note(Conversation conversation, Operation operation, boolean isWatched) {
        OrderSet orders = conversation.ordersOrNew();
        Service service = operation.service();
        Origin origin = operation.origin();
        long flow = origin.flow().id();
        CommandOrder order = orders.find(service.key());
        boolean isBroken = false;
        if (order == null) {
            order = begin(orders, service.key(), operation);
            if (order == null) {
                return null;
            }
            if (learning.isLearning(Category.TIMING, origin.time())) {
                withdrawUnlessAlike(conversation, order);
            }
        } else if (isWatched) {
            isBroken = breaks(conversation, order, operation);
        }
        order.given(service, operation.points(), flow, origin.time());
        return isBroken ? order : null;
    }

    private @Nullable CommandOrder begin(OrderSet orders, String service, Operation operation) {
        Origin origin = operation.origin();
        CommandOrder before = orders.latest(service, origin.flow().id(), origin.time());
        boolean learns = learning.isLearning(Category.TIMING, origin.time());
        CommandOrder made = new CommandOrder(
                service, before == null || !learns ? "" : before.service(), isOfSamePoints(before, operation), 0);
        return orders.add(made) ? made : null;
    }

    private static boolean isOfSamePoints(@Nullable CommandOrder before, Operation operation) {
        List<PointRange> points = operation.points();
        long flow = operation.origin().flow().id();
        return before != null && !points.isEmpty() && before.latestIn(flow, points) != Long.MIN_VALUE;
    }

    private boolean breaks(Conversation conversation, CommandOrder order, Operation operation) {
        Origin origin = operation.origin();
        long time = origin.time();
        OrderSet orders = conversation.ordersOrNew();
        boolean learns = learning.isLearning(Category.TIMING, time) && !order.isDeclared();
        long flow = origin.flow().id();
        long limit = learns ? CommandOrder.WINDOW : order.patience();
        List<PointRange> points = operation.points();
        long same = orders.before(order, points, flow, true);
        long any = orders.before(order, points, flow, false);
        boolean isToSame = isWithin(same, time, limit);
        boolean isMet = isToSame || (isWithin(any, time, limit) && (learns || !order.isOfSamePoints()));
        if (learns) {
            learn(conversation, order, operation, isMet ? time - (isToSame ? same : any) : -1, isToSame);
            return false;
        }
        Fact fact = order.fact();
        if (isMet && fact != null) {
            learning.note(fact, origin);
        }
        boolean isBroken = !isMet && order.isKnown();
        if (isBroken) {
            order.count(elsewhere(conversation, order));
        }
        return isBroken;
    }

    /** The same command where its client gives it to other devices. */
    private List<CommandOrder> elsewhere(Conversation conversation, CommandOrder order) {
        List<CommandOrder> found = new ArrayList<>();
        for (Conversation each : baseline.siblings(conversation)) {
            OrderSet orders = each.orders();
            CommandOrder other = orders == null ? null : orders.find(order.service());
            if (other != null) {
                found.add(other);
            }
        }
        return found;
    }

    /** Takes back what the client was believed to keep to everywhere, where it does not. */
    private void withdrawUnlessAlike(Conversation conversation, CommandOrder order) {
        if (order.timesWith(elsewhere(conversation, order)) > 0) {
            return;
        }
        for (Conversation each : baseline.siblings(conversation)) {
            OrderSet orders = each.orders();
            CommandOrder other = orders == null ? null : orders.find(order.service());
            if (other != null && other.standAlone()) {
                each.markChanged();
            }
        }
    }

    private static boolean isWithin(long before, long time, long limit) {
        return before != Long.MIN_VALUE && time - before <= limit;
    }

    private void learn(Conversation conversation, CommandOrder order, Operation operation, long gap, boolean isToSame) {
        Origin origin = operation.origin();
        Fact fact = order.fact();
        if (gap < 0) {
            if (!order.isSettled()) {
                CommandOrder other = conversation
                        .ordersOrNew()
                        .latest(order.service(), origin.flow().id(), origin.time());
                order.restart(other == null ? "" : other.service(), isOfSamePoints(other, operation));
                conversation.markChanged();
                withdrawUnlessAlike(conversation, order);
            }
            return;
        }
        boolean isWider = order.confirm(gap, isToSame && !operation.points().isEmpty());
        if (fact != null && order.fact() == null) {
            conversation.markChanged();
            return;
        }
        if (fact == null
                && (order.isEnough() || order.timesWith(elsewhere(conversation, order)) >= CommandOrder.ENOUGH)) {
            fact = learning.create(conversation, Category.TIMING, origin.time(), origin.evidence());
            order.fact(fact);
        }
        if (fact != null) {
            learning.note(fact, origin);
            if (isWider) {
                conversation.markChanged();
            }
        }
    }
}
