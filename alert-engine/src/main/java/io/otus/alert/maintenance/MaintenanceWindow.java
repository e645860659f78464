package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.net.Endpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One declared piece of work. Immutable.
 *
 * @param start event time from which it applies, nanoseconds since 1970
 * @param end event time from which it no longer applies, nanoseconds since 1970
 * @param site the site of the devices; null if the plant has no sites, or if the devices of all sites are meant
 * @param by who may act
 * @param on who may be acted upon
 * @param actions what they may do; empty for everything
 * @param reason the reason, in the words of whoever declared it
 */
public record MaintenanceWindow(
        long start, long end, @Nullable PlannedSite site, Devices by, Devices on, Set<Action> actions, String reason) {
    public MaintenanceWindow {
        actions = Set.copyOf(actions);
    }

    /** Creates work that is not limited to a site. */
    public MaintenanceWindow(long start, long end, Devices by, Devices on, Set<Action> actions, String reason) {
        this(start, end, null, by, on, actions, reason);
    }

    /** Returns whether it applies at a moment. */
    public boolean isOpen(long time) {
        return start <= time && time < end;
    }

    /**
     * Returns whether an operation may be part of the work: the window names both parties and the action. What is found
     * of it may be excluded from all work, or may be a mere try of a scan, which the window need not name the target
     * of.
     */
    public boolean mayCover(Operation operation, Sighting sighting) {
        return isOpen(sighting.time()) && isHere(sighting) && names(operation, sighting);
    }

    private boolean names(Operation operation, Sighting sighting) {
        return (actions.isEmpty() || actions.contains(operation.service().action()))
                && by.cover(sighting.source(), operation.client())
                && on.cover(sighting.target(), operation.server());
    }

    /**
     * Returns whether the findings of an event are part of the work: the window names both parties and the action. A
     * window whose devices are only the source covers a scan by it, as nobody can list beforehand what a scan will try.
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
        return names(operation, sighting);
    }

    /** Returns whether all parties to an event, and at least one, are at the site of the work. */
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

    /** Returns whether the window names a device that takes part in an event, even if it does not cover the event. */
    boolean names(Sighting sighting) {
        return names(sighting.source()) || names(sighting.target());
    }

    /**
     * Whether it is open and whatever is done to a device is part of it, so that another one may come in its place.
     * That somebody in particular works with every device is not said of any.
     */
    boolean foresees(@Nullable AssetModel device, Endpoint place, long time) {
        return isOpen(time)
                && actions.isEmpty()
                && (site == null || site.has(device, place))
                && (on.isAny() ? by.isAny() : on.cover(device, place));
    }

    boolean names(@Nullable AssetModel asset) {
        return (site == null || site.has(asset, null)) && (names(by, asset) || names(on, asset));
    }

    private static boolean names(Devices devices, @Nullable AssetModel asset) {
        return !devices.isAny() && devices.cover(asset, null);
    }

    /**
     * Returns whether the findings, if this window covers them, are part of a scan: the window names only the source.
     * This holds as long as nothing more is done to the scanned devices.
     */
    public boolean isScan(List<Finding> findings, Sighting sighting) {
        return areTries(findings) && on.areAll(sighting.source());
    }

    /** Returns whether the findings are mere attempts on one device or port after the other. */
    private static boolean areTries(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean isSweep = finding.kind() == Kind.SCAN_HOST || finding.kind() == Kind.SCAN_PORT;
            if (!isSweep && !finding.broken().isProbe()) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the findings are that another device took the place of a declared one. */
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
