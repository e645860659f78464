package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Kept;
import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.LearningPlan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StopsTest {
    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private AssetModel device(String name, int host) {
        plant.device(name, host);
        return Objects.requireNonNull(plant.engine().baseline().find("asset-" + host));
    }

    @Test
    void aRestartForgetsNobodyWhoStoppedADeviceLately() {
        AssetModel engineer = device("EWS1", 1);
        AssetModel other = device("HMI1", 2);
        AssetModel controller = device("PLC-1", 3);
        Stops before = new Stops();
        before.stopped(engineer, controller, START);
        Stops stops = new Stops();
        List<String> kept = Kept.lines(before::keep);
        takeUp(kept, stops);
        assertThat(stops.last(engineer, controller)).isEqualTo(START);
        assertThat(stops.last(other, controller)).isNull();
        takeUp(List.of("stopped asset-1 asset-9 5"), stops);
        assertThat(Kept.lines(stops::keep)).isEqualTo(kept);
    }

    private void takeUp(List<String> kept, Stops stops) {
        Kept.takeUp(
                kept,
                line -> assertThat(stops.takesUp(line, plant.engine().baseline()))
                        .isTrue());
    }
}
