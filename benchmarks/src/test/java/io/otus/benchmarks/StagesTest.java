package io.otus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.CaptureException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagesTest {
    @ParameterizedTest
    @EnumSource
    void everyStageReadsTheTraffic(Traffic traffic) throws IOException, CaptureException {
        StagesBenchmark benchmark = new StagesBenchmark();
        benchmark.traffic = traffic;
        benchmark.write();
        try {
            long captured = benchmark.read();
            long payload = benchmark.decode();
            long streams = benchmark.flow();
            long messages = benchmark.dissect();
            assertThat(captured).isGreaterThan(StagesBenchmark.PACKETS * 60L);
            assertThat(payload).isBetween(1L, captured);
            assertThat(streams).isBetween(1L, payload);
            assertThat(messages).isGreaterThan(StagesBenchmark.PACKETS / 4);
            assertThat(benchmark.inventory()).isEqualTo(messages);
            // The alert engine adds the lines of its alerts.
            assertThat(benchmark.baseline()).isGreaterThanOrEqualTo(messages);
        } finally {
            benchmark.delete();
        }
    }
}
