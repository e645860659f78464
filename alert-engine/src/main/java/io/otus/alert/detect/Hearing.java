package io.otus.alert.detect;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import java.util.List;
import java.util.function.Predicate;

/** The sensor's hearing is impaired. */
public record Hearing(CaptureHealth health) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        return Words.of("Sensor: " + health.text(), "sensor " + health.kind() + ' ' + health.subject())
                .seen(health.text())
                .normal("the sensor hears all traffic of its interfaces.")
                .observed(health.text());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of();
    }

    /** No work makes the sensor deaf. */
    @Override
    public boolean mayBePlanned(Predicate<String> isNamed) {
        return false;
    }
}
