package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Follows what is written in declared work. A point is followed from the first request on that writes it as part of the
 * work, since a finding may come later than what it is about, and is listed with the first finding. Listens only while
 * work is near. Confined to the analysis thread.
 */
public final class WorkWrites {
    /** Time before a window in which values are heard already: devices are polled more often. */
    private static final long LEAD = 10 * Nanos.MINUTE;

    private final Baseline baseline;
    private final Function<MaintenanceWindow, WorkLog> logs;
    private final HeardValues heard = new HeardValues();
    private final List<Followed> near = new ArrayList<>();

    private record Followed(MaintenanceWindow window, WrittenPoints points) {}

    /**
     * Creates a follower that has nothing to follow.
     *
     * @param logs returns the log of a window
     */
    WorkWrites(Baseline baseline, Function<MaintenanceWindow, WorkLog> logs) {
        this.baseline = baseline;
        this.logs = logs;
    }

    /** Event time advanced. */
    public void clock(MaintenancePlan plan, long time) {
        boolean wasNear = !near.isEmpty();
        for (int i = near.size() - 1; i >= 0; i--) {
            Followed each = near.get(i);
            if (!isNear(each.window, time) || !plan.windows().contains(each.window)) {
                each.points.end();
                near.remove(i);
            }
        }
        List<MaintenanceWindow> windows = plan.windows();
        for (int i = 0; i < windows.size(); i++) {
            MaintenanceWindow window = windows.get(i);
            if (isNear(window, time) && near.stream().noneMatch(each -> each.window.equals(window))) {
                near.add(new Followed(window, logs.apply(window).points()));
            }
        }
        if (wasNear && near.isEmpty()) {
            heard.clear();
        }
    }

    private static boolean isNear(MaintenanceWindow window, long time) {
        return window.start() - LEAD <= time && time < window.end();
    }

    /** A client asks something of a device. Call it before the findings on that are reported. */
    public void asked(Act act) {
        AssetModel server = act.server();
        Operation operation = act.operation();
        if (near.isEmpty() || server == null || !isWrite(operation)) {
            return;
        }
        Sighting sighting = act.sighting(operation.origin());
        AssetModel client = act.client();
        String by = client == null ? "" : client.name();
        for (Followed each : near) {
            if (!each.window.isOpen(sighting.time())) {
                continue;
            }
            if (each.window.mayCover(operation, sighting)) {
                each.points.follow(server, operation, numbers(act), point -> {
                    Written.Before known = heard.find(point);
                    if (known != null) {
                        point.before(known);
                    }
                });
            }
            each.points.forEach(server, operation, (point, _) -> point.asked(by, sighting.time()));
        }
    }

    /** Returns the points of a request, with words that form one number as one. */
    private List<PointRange> numbers(Act act) {
        Conversation conversation = act.conversation();
        List<PointRange> points = act.operation().points();
        if (conversation == null) {
            return points;
        }
        List<PointRange> numbers = new ArrayList<>(points.size());
        for (PointRange each : points) {
            numbers.addAll(baseline.words().writtenNumbers(conversation, each));
        }
        return numbers;
    }

    /** Findings on an operation are part of declared work. */
    void found(WorkLog log, List<Finding> findings, Sighting sighting) {
        Operation operation = sighting.operation();
        AssetModel server = sighting.target();
        if (operation != null && server != null && isWrite(operation)) {
            log.points().list(server, operation, findings);
        }
    }

    /** A request was answered, or will never be. Call it before the findings on that are reported. */
    public void completed(OperationCompleted event, Act act) {
        AssetModel server = act.server();
        if (near.isEmpty() || server == null) {
            return;
        }
        Operation operation = event.operation();
        Outcome outcome = event.outcome();
        if (!isWrite(operation)) {
            if (outcome.kind() != Outcome.Kind.ERROR
                    && isTelling(operation.service().action())) {
                heard.heard(server, operation.protocol(), operation.unit(), event.points(), event.time());
            }
            return;
        }
        if (operation.request() == null) {
            asked(act); // the request was not heard
        }
        if (isDone(outcome)) {
            heard.heard(server, operation.protocol(), operation.unit(), operation.points(), event.time());
        }
        for (Followed each : near) {
            if (each.window.isOpen(operation.origin().time())) {
                each.points.forEach(server, operation, (point, value) -> point.ended(value, outcome, isDone(outcome)));
            }
        }
    }

    /** Returns whether the device did it, or no answer is to be expected. */
    private static boolean isDone(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.OK || outcome.kind() == Outcome.Kind.UNCONFIRMED;
    }

    private static boolean isTelling(Action action) {
        return action == Action.READ || action == Action.SUBSCRIBE || action == Action.NOTIFY;
    }

    /** Returns whether a request changes values by itself: what is only selected is not written yet. */
    private static boolean isWrite(Operation operation) {
        Action action = operation.service().action();
        return action.isWrite() && action != Action.SELECT;
    }
}
