package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.model.Reading;
import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a device was asked to do is past for all of its points, and for none that comes later. */
class ReadingSetTest {
    private static final long SECOND = 1_000_000_000L;

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final Conversation conversation =
            Objects.requireNonNull(baseline.conversation(device(1), device(2), "modbus", "1"));
    private long time;

    private AssetModel device(int number) {
        return baseline.asset(
                new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1));
    }

    private ReadPoint point(long index) {
        Reading reading = Objects.requireNonNull(Reading.of(10, 1, false, "64/32/200/50.0/200.0"));
        Fact fact = new Fact(conversation, Category.VALUES, FactState.LEARNED);
        return new ReadPoint("holding", index, new ValueSet(), reading, fact);
    }

    private void drift(ReadPoint point) {
        for (int i = 0; i < 100; i++) {
            time += 10 * SECOND;
            point.reading().observe(60, time, false);
        }
    }

    @Test
    void whatMovedAwayBeforeIsForgotten() {
        ReadingSet readings = conversation.readings();
        ReadPoint point = point(1);
        readings.add(point);
        drift(point);
        assertThat(point.reading().isDrifting()).isTrue();

        readings.settle();
        assertThat(point.reading().isDrifting()).isFalse();
        drift(point);
        assertThat(point.reading().isDrifting()).isTrue();
    }

    @Test
    void aPointThatMovesToAnotherSetTakesAlongWhatItsOldOneWasTold() {
        ReadingSet old = new ReadingSet();
        ReadPoint told = point(1);
        ReadPoint late = point(2);
        old.add(told);
        drift(told);
        old.settle();
        old.add(late);
        drift(late);

        ReadingSet readings = conversation.readings();
        readings.settle();
        readings.add(told);
        readings.add(late);
        assertThat(told.reading().isDrifting()).isFalse();
        assertThat(late.reading().isDrifting()).isTrue();
    }
}
