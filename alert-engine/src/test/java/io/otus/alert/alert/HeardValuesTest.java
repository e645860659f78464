package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of values is bounded, whatever is polled. */
class HeardValuesTest {
    private final AssetModel server = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE))
            .asset(new AssetRef("id1", "PLC-1", "plc", List.of(), null, "10.0.0.1", 0, null, 1));
    private final HeardValues heard = new HeardValues();

    private void hear(PointRange range) {
        heard.heard(server, "modbus", "1", List.of(range), Plant.START);
    }

    private boolean isKnown(long index) {
        PointRange range = PointRange.of("holding", index, ValueList.unsigned(0));
        WrittenPoint point = new WrittenPoint(server, "modbus", "1", range);
        return heard.find(point) != null;
    }

    @Test
    void theLeastRecentRangesAreForgotten() {
        for (int first = 0; first < HeardValues.MAX_RANGES + 10; first++) {
            hear(PointRange.of("holding", first, ValueList.unsigned(first)));
        }
        assertThat(heard.ranges()).isEqualTo(HeardValues.MAX_RANGES);
        assertThat(isKnown(9)).isFalse();
        assertThat(isKnown(10)).isTrue();
    }

    @Test
    void firstsAndCountsThatAreVariedTakeNoMoreRoom() {
        for (int first = 0; first < 100; first++) {
            for (int count = 1; count <= 125; count++) {
                hear(PointRange.of("holding", first, ValueList.unsigned(new long[count])));
            }
        }
        assertThat(heard.ranges()).isLessThanOrEqualTo(HeardValues.MAX_RANGES);
        for (int first = 0; first < 2_000; first++) {
            hear(PointRange.of("holding", first, ValueList.unsigned(new long[2_000])));
        }
        assertThat(heard.octets()).isBetween(HeardValues.MAX_OCTETS / 2, HeardValues.MAX_OCTETS);
    }

    @Test
    void aRangeThatTakesTooMuchIsNotKept() {
        hear(PointRange.of("holding", 0, ValueList.unsigned(new long[10_000])));
        hear(PointRange.named("text", ValueList.text("x".repeat(100_000))));
        assertThat(heard.ranges()).isZero();
        assertThat(heard.octets()).isZero();
    }

    @Test
    void whatIsHeardAgainCountsOnce() {
        hear(PointRange.of("holding", 0, ValueList.unsigned(1)));
        long once = heard.octets();
        hear(PointRange.of("holding", 0, ValueList.unsigned(2)));
        assertThat(heard.octets()).isEqualTo(once);
        heard.clear();
        assertThat(heard.octets()).isZero();
    }
}
