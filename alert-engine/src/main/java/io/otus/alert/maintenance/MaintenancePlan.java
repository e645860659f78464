package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All declared windows. Immutable.
 *
 * @param windows in the order of the file
 */
public record MaintenancePlan(List<MaintenanceWindow> windows) {
    /** A plan without windows. */
    public static final MaintenancePlan NONE = new MaintenancePlan(List.of());

    /** Makes the list immutable; a window that is declared twice counts once. */
    public MaintenancePlan {
        windows = windows.stream().distinct().toList();
    }

    /**
     * Reads a plan (format: {@code docs/maintenance.md}).
     *
     * @param source name of the file, for messages
     * @param sites the sites of the plant, which windows may name
     */
    public static MaintenancePlan parse(String source, String text, Sites sites) throws MaintenanceException {
        return new MaintenanceParser(source, sites).parse(text);
    }

    /** Returns the first window that covers the findings of an event; null if there is none. */
    public @Nullable MaintenanceWindow covering(List<Finding> findings, Sighting sighting) {
        if (findings.isEmpty()) {
            return null;
        }
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).covers(findings, sighting)) {
                return windows.get(i);
            }
        }
        return null;
    }

    /**
     * Returns whether a window that is open at a moment names a device, so that another one may come in its place.
     *
     * @param device the device; null if the baseline knows none
     * @param place the device's address
     * @param time event time, nanoseconds since 1970
     */
    public boolean foresees(@Nullable AssetModel device, Endpoint place, long time) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).foresees(device, place, time)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a window that is open at a moment names a device on either side. */
    public boolean names(AssetModel device, long time) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).isOpen(time) && windows.get(i).names(device)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the windows that are open at the time of an event and name a device taking part, whether or not they
     * cover the event.
     */
    public List<MaintenanceWindow> naming(Sighting sighting) {
        if (windows.isEmpty()) {
            return List.of();
        }
        return windows.stream()
                .filter(window -> window.isOpen(sighting.time()) && window.names(sighting))
                .toList();
    }
}
