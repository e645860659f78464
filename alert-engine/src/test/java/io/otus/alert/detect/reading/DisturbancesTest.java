package io.otus.alert.detect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was done to a device explains what it tells, as narrowly as it can. */
class DisturbancesTest {
    private static final long TIME = Plant.START;

    private final AssetModel device = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE))
            .asset(new AssetRef("id1", "D1", "plc", List.of(), null, "10.0.0.1", 0, null, 1));
    private final Disturbances disturbances = new Disturbances();

    @Test
    void aStopHoldsUntilTheStartAndThatForAsLongAsADeviceTakes() {
        disturbances.ofRun(device, Action.STOP, TIME);
        assertThat(disturbances.isDown(device, TIME + 59 * Plant.MINUTE)).isTrue();
        disturbances.ofRun(device, Action.START, TIME + Plant.MINUTE);
        assertThat(disturbances.isDown(device, TIME + 5 * Plant.MINUTE)).isTrue();
        assertThat(disturbances.isDown(device, TIME + 7 * Plant.MINUTE)).isFalse();
    }

    @Test
    void anotherProgramExplainsUntilItIsUndoneByAStart() {
        disturbances.ofRun(device, Action.DOWNLOAD, TIME);
        assertThat(disturbances.isChanged(device, TIME + 30 * Plant.MINUTE)).isTrue();
        disturbances.ofRun(device, Action.START, TIME + 31 * Plant.MINUTE);
        assertThat(disturbances.isChanged(device, TIME + 32 * Plant.MINUTE)).isFalse();
    }

    @Test
    void aRestartExplainsNothingForLonger() {
        disturbances.ofRun(device, Action.RESTART, TIME);
        assertThat(disturbances.isDown(device, TIME + Plant.MINUTE)).isTrue();
        assertThat(disturbances.isChanged(device, TIME + Plant.MINUTE)).isFalse();
    }

    @Test
    void whatIsDeletedOrWrittenAnewMovesReadingsAndFreezesNone() {
        disturbances.ofRun(device, Action.DELETE, TIME);
        assertThat(disturbances.isDisturbed(device, TIME + Plant.MINUTE)).isTrue();
        assertThat(disturbances.isDown(device, TIME + Plant.MINUTE)).isFalse();
        assertThat(disturbances.isChanged(device, TIME + Plant.MINUTE)).isFalse();

        disturbances.news(device, TIME + Plant.HOUR);
        assertThat(disturbances.isDisturbed(device, TIME + Plant.HOUR + Plant.MINUTE))
                .isTrue();
        assertThat(disturbances.isDown(device, TIME + Plant.HOUR + Plant.MINUTE))
                .isFalse();
    }

    @Test
    void nothingWasMissedBeforeSomethingWas() {
        assertThat(disturbances.missedOf(device)).isEqualTo(Long.MIN_VALUE);
        assertThat(disturbances.forgotten()).isZero();
    }
}
