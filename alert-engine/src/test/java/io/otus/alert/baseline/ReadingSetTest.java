package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.model.Reading;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.value.ValueList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a device was asked to do, and what its points were set to. */
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
        assertThat(point.reading().isDrifting(true)).isTrue();

        readings.settle();
        assertThat(point.reading().isDrifting(true)).isFalse();
        drift(point);
        assertThat(point.reading().isDrifting(true)).isTrue();
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
        assertThat(told.reading().isDrifting(true)).isFalse();
        assertThat(late.reading().isDrifting(true)).isTrue();
    }

    private ReadPoint pointThatHad(long index, long... numbers) {
        ReadPoint point = point(index);
        conversation.readings().add(point);
        for (long number : numbers) {
            point.values().add(ValueList.unsigned(number), 0);
        }
        return point;
    }

    private void set(long index, long number) {
        conversation.readings().command(PointRange.of("holding", index, ValueList.unsigned(number)), 1, time);
    }

    @Test
    void aNumberIsSetWhileAnyPointIs() {
        ReadingSet readings = conversation.readings();
        ValueSet known = pointThatHad(9, 0, 1_000).values();
        pointThatHad(1, 100);
        pointThatHad(2, 200);
        pointThatHad(3, 300);
        assertThat(readings.isBroughtWithin(0, 1_000, known)).isFalse();
        for (int i = 1; i <= 3; i++) {
            set(i, 50);
        }
        set(1, 60);
        set(2, 60);
        assertThat(readings.isBroughtWithin(50, 50, known))
                .as("to which the third is set still")
                .isTrue();
        set(3, 70);
        assertThat(readings.isBroughtWithin(40, 59, known)).isFalse();
        assertThat(readings.isBroughtWithin(60, 60, known)).isTrue();
        assertThat(readings.isBroughtWithin(61, 80, known)).isTrue();
        assertThat(readings.isBroughtWithin(71, 80, known)).isFalse();
    }

    @Test
    void anyOfThePointsThatAreSetToANumberMayBeTheSetpoint() {
        ReadingSet readings = conversation.readings();
        ReadPoint measured = pointThatHad(1, 190, 200, 210);
        pointThatHad(2, 50, 51);
        pointThatHad(3, 50, 195);
        set(2, 50);
        assertThat(readings.isBroughtWithin(40, 60, measured.values()))
                .as("a preset that had the number before, and none that is near the value")
                .isFalse();
        set(3, 50);
        assertThat(readings.isBroughtWithin(40, 60, measured.values())).isTrue();
        set(3, 195);
        assertThat(readings.isBroughtWithin(40, 60, measured.values())).isFalse();
        set(2, 55);
        assertThat(readings.isBroughtWithin(40, 60, measured.values()))
                .as("a number that it never had")
                .isTrue();
    }

    @Test
    void whatSwitchesIsNoSetpoint() {
        ReadingSet readings = conversation.readings();
        ValueSet known = pointThatHad(1, 0, 9).values();
        pointThatHad(2, 0, 1);
        pointThatHad(3, 20);
        set(2, 1);
        set(3, 1);
        assertThat(readings.isBroughtWithin(0, 2, known)).isFalse();
        assertThat(readings.isSetpointWithin(0, 2, known)).isFalse();
        pointThatHad(4, 5);
        set(4, 1);
        assertThat(readings.isBroughtWithin(0, 2, known))
                .as("a setpoint that may be 1 brings nothing there from afar")
                .isFalse();
        assertThat(readings.isSetpointWithin(0, 2, known))
                .as("a setpoint that may be 1 as well")
                .isTrue();
    }
}
