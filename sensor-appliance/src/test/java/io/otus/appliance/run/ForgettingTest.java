package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_772_409_600L * SECOND;

    private final List<CaptureHealth> told = new ArrayList<>();
    private final AtomicLong pairs = new AtomicLong();
    private final AtomicLong flows = new AtomicLong();
    private final Forgetting forgetting = new Forgetting(new EventConsumer() {
                @Override
                public void health(CaptureHealth event) {
                    told.add(event);
                }
            })
            .watch("detectors", "pairs", pairs::get)
            .watch("flows", "flows", flows::get);

    @Test
    void whatWasForgottenIsToldOnceAnHourAndOnlyWhatIsNew() {
        forgetting.clock(START);
        assertThat(told).isEmpty();
        pairs.set(3);
        forgetting.clock(START + SECOND);
        pairs.set(10);
        flows.set(1);
        forgetting.clock(START + 2 * SECOND);
        assertThat(told).hasSize(1);
        forgetting.clock(START + SECOND + Forgetting.INTERVAL);
        forgetting.clock(START + 3 * Forgetting.INTERVAL);
        assertThat(told).extracting(CaptureHealth::subject).containsExactly("detectors", "detectors", "flows");
        assertThat(told).extracting(CaptureHealth::count).containsExactly(3L, 7L, 1L);
        assertThat(told).allMatch(each -> each.kind() == CaptureHealth.Kind.FORGOTTEN);
        assertThat(told.getFirst().text()).isEqualTo("3 pairs were forgotten to make room for others.");
    }
}
