package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One declared piece of work. Immutable.
 *
 * @param start event time from which on it counts, nanoseconds since 1970
 * @param end event time from which on it counts no more
 * @param site the site of the devices; null where the plant has none, or those of each are meant
 * @param by who may act
 * @param on upon whom
 * @param actions what they may do; empty for everything
 * @param reason why, in the words of whoever declared it
 */
public record MaintenanceWindow(
        long start, long end, @Nullable PlannedSite site, Devices by, Devices on, Set<Action> actions, String reason) {
    /** Copies the set. */
    public MaintenanceWindow {
        actions = Set.copyOf(actions);
    }

    /** Work in no site of its own. */
    public MaintenanceWindow(long start, long end, Devices by, Devices on, Set<Action> actions, String reason) {
        this(start, end, null, by, on, actions, reason);
    }

    boolean isOpen(long time) {
        return start <= time && time < end;
    }

    /**
     * Whether what an event showed is part of the work: everyone who has part in it is named, and the action is. Whom a
     * scan will try nobody can list beforehand: a window that names its source alone covers it.
     */
    boolean covers(List<Finding> findings, Sighting sighting) {
        if (!isOpen(sighting.time()) || !isHere(sighting)) {
            return false;
        }
        for (Finding finding : findings) {
            if (!finding.broken().mayBePlanned(by::isNamed)) {
                return false;
            }
        }
        Operation operation = sighting.operation();
        if (operation == null && isAbsence(findings)) {
            return actions.isEmpty() && (on.cover(sighting.source(), null) || on.cover(sighting.target(), null));
        }
        if (isScan(findings, sighting)) {
            return actions.isEmpty() && by.cover(sighting.source(), null);
        }
        if (operation == null) {
            return actions.isEmpty()
                    && (by.cover(sighting.source(), null) || isReplacement(findings))
                    && (sighting.target() == null || on.cover(sighting.target(), null));
        }
        return (actions.isEmpty() || actions.contains(operation.service().action()))
                && by.cover(sighting.source(), operation.client())
                && on.cover(sighting.target(), operation.server());
    }

    /** Whether everyone who has part in an event, and at least one, is where the work is. */
    private boolean isHere(Sighting sighting) {
        if (site == null) {
            return true;
        }
        Operation operation = sighting.operation();
        AssetModel source = sighting.source();
        AssetModel target = sighting.target();
        if (operation != null) {
            return site.has(source, operation.client()) && site.has(target, operation.server());
        }
        return (source != null || target != null)
                && (source == null || site.has(source, null))
                && (target == null || site.has(target, null));
    }

    /** Whether a device that has part in an event is one of those that are named, be it covered or not. */
    boolean names(Sighting sighting) {
        return names(sighting.source()) || names(sighting.target());
    }

    private boolean names(@Nullable AssetModel asset) {
        return (site == null || site.has(asset, null)) && (names(by, asset) || names(on, asset));
    }

    private static boolean names(Devices devices, @Nullable AssetModel asset) {
        return !devices.isAny() && devices.cover(asset, null);
    }

    /**
     * Whether what an event showed is, where this covers it, part of a scan: no longer than nothing more is done to
     * whom it tries.
     */
    public boolean isScan(List<Finding> findings, Sighting sighting) {
        return areTries(findings) && on.areAll(sighting.source());
    }

    /** Whether it is that one device or port after the other is tried, and nothing is done to any of them. */
    private static boolean areTries(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean isSweep = finding.kind() == Kind.SCAN_HOST || finding.kind() == Kind.SCAN_PORT;
            if (!isSweep && !finding.broken().isProbe()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is that something came in the place of a declared device. */
    private boolean isReplacement(List<Finding> findings) {
        for (Finding finding : findings) {
            if (!on.isNamed(finding.broken().standsFor())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAbsence(List<Finding> findings) {
        for (Finding finding : findings) {
            if (!finding.broken().isAbsence()) {
                return false;
            }
        }
        return true;
    }
}
