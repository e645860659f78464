package io.otus.appliance.dirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.EventConsumer;
import io.otus.core.event.Operation;
import io.otus.simulator.traffic.Lossy;
import io.otus.simulator.traffic.ModbusPolling;
import io.otus.simulator.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mirror port that loses x of a hundred frames: an operation is its request or its answer, and at least 100 - 2x of a
 * hundred are understood.
 */
@Tag("suite")
class LossTest {
    private static final int FRAMES = 200_000;

    @ParameterizedTest(name = "{0} percent")
    @ValueSource(doubles = {0.1, 1, 5})
    void mostOperationsAreUnderstoodAllTheSame(double percent) {
        List<Frame> frames = new ArrayList<>();
        new ModbusPolling(20, FRAMES, 7).forEachRemaining(frames::add);
        long all = operations(frames);
        long understood = operations(Lossy.drop(frames, percent, 11));
        assertThat(all).isGreaterThan(FRAMES / 10);
        assertThat(100.0 * understood / all).as("percent of %d operations", all).isBetween(100 - 2 * percent, 100.0);
    }

    private static long operations(List<Frame> frames) {
        Counter counter = new Counter();
        Dirty dirty = new Dirty(counter);
        long number = 0;
        for (Frame frame : frames) {
            dirty.frame(frame.bytes(), ++number, frame.nanos());
        }
        dirty.pipeline.end();
        return counter.operations;
    }

    private static final class Counter implements EventConsumer {
        private long operations;

        @Override
        public void operationRequested(Operation event) {
            operations++;
        }
    }
}
