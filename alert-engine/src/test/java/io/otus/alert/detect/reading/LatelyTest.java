package io.otus.alert.detect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was done to a device is remembered for as long as it excuses anything. */
class LatelyTest {
    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final Lately lately = new Lately(Plant.HOUR);

    private AssetModel device(int number) {
        return baseline.asset(
                new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1));
    }

    @Test
    void itIsOverAfterItsTime() {
        lately.note(device(1), Plant.START);
        assertThat(lately.has(device(1), Plant.START + Plant.MINUTE)).isTrue();
        assertThat(lately.has(device(2), Plant.START + Plant.MINUTE)).isFalse();
        assertThat(lately.has(device(1), Plant.START + Plant.HOUR)).isFalse();
    }

    @Test
    void whatIsOverIsForgotten() {
        lately.note(device(1), Plant.START);
        lately.note(device(2), Plant.START);
        lately.note(device(1), Plant.START + Plant.MINUTE);
        lately.note(device(3), Plant.START + Plant.HOUR);
        assertThat(lately.size()).as("the second one is over").isEqualTo(2);
        assertThat(lately.has(device(1), Plant.START + Plant.HOUR)).isTrue();
        assertThat(lately.forgotten()).isZero();
    }

    @Test
    void moreDevicesThanAreRememberedMakeRoomForEachOther() {
        for (int i = 0; i < Lately.MAX_DEVICES + 3; i++) {
            lately.note(device(i), Plant.START);
        }
        assertThat(lately.size()).isEqualTo(Lately.MAX_DEVICES);
        assertThat(lately.forgotten()).isEqualTo(3);
        assertThat(lately.has(device(2), Plant.START)).isFalse();
        assertThat(lately.has(device(3), Plant.START)).isTrue();
    }
}
