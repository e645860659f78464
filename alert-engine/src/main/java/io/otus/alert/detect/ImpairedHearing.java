package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import java.util.List;
import java.util.function.Predicate;

/** The sensor does not hear everything that it should. */
public record ImpairedHearing(CaptureHealth health) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        return Words.of("Sensor: " + health.text(), "sensor " + health.kind() + ' ' + health.subject())
                .seen(health.text())
                .normal(normal())
                .observed(health.text());
    }

    private String normal() {
        return switch (health.kind()) {
            case CONSUMER_FAILED, DISSECTOR_STOPPED -> "every part of the sensor takes whatever comes.";
            case WRITE_REFUSED -> "the store takes all changes.";
            case STORE_DAMAGED -> "the store is whole.";
            case ALERTS_LOST -> "every alert finds room on the disk, or in memory until the disk takes it.";
            case EXPORT_LOST, EXPORT_WAITING -> "receivers get alerts as they come.";
            default -> "the sensor hears all traffic of its interfaces.";
        };
    }

    @Override
    public String advice(Kind kind) {
        return switch (health.kind()) {
            case CONSUMER_FAILED, DISSECTOR_STOPPED ->
                "Report it with what the sensor's log says; meanwhile something may be missed.";
            case WRITE_REFUSED -> "Check the state with 'otus verify', and report it with what the sensor's log says.";
            case STORE_DAMAGED ->
                "Stop the sensor, move the state away or restore a copy of it (docs/backup.md), and look at the disk:"
                        + " what was kept before may be missing, and what is kept from now on may be lost.";
            case ALERTS_LOST ->
                "Give the disk more room or the quotas less, and look through the time of the outage by other means.";
            case EXPORT_LOST, EXPORT_WAITING -> "Check the receiver and the way to it; 'otus alerts' has every alert.";
            default -> kind.advice();
        };
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of();
    }

    /** No declared work on the plant explains a deaf sensor. */
    @Override
    public boolean mayBePlanned(Predicate<String> isNamed) {
        return false;
    }
}
