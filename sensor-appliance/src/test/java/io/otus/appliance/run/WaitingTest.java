package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.CaptureHealth;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Receivers that take nothing for long. */
class WaitingTest {
    private static final String SIEM = "syslog+tcp://siem:514";
    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> REFUSED = Map.of(SIEM, "connection refused");

    private final Waiting waiting = new Waiting();

    @Test
    void aReceiverThatIsStartedAnewIsNoNews() {
        assertThat(waiting.look(REFUSED, 0)).isEmpty();
        assertThat(waiting.look(REFUSED, Waiting.PATIENCE - 1)).isEmpty();
        assertThat(waiting.look(NONE, Waiting.PATIENCE)).isEmpty();
        assertThat(waiting.look(REFUSED, Waiting.PATIENCE + 1)).isEmpty();
    }

    @Test
    void aStepOfTheClockIsNoTimeOfWaiting() {
        waiting.look(REFUSED, 0);
        waiting.rebase(2 * Waiting.PATIENCE);
        assertThat(waiting.look(REFUSED, 2 * Waiting.PATIENCE + 1)).isEmpty();
        assertThat(waiting.look(REFUSED, 3 * Waiting.PATIENCE)).hasSize(1);
    }

    @Test
    void oneThatTakesNothingForLongIsToldOnceUntilItTakesSomething() {
        waiting.look(REFUSED, 0);
        assertThat(waiting.look(REFUSED, Waiting.PATIENCE)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(CaptureHealth.Kind.EXPORT_WAITING);
            assertThat(told.subject()).isEqualTo(SIEM);
            assertThat(told.text()).contains("connection refused");
        });
        assertThat(waiting.look(REFUSED, 5 * Waiting.PATIENCE)).isEmpty();
        waiting.look(NONE, 6 * Waiting.PATIENCE);
        waiting.look(REFUSED, 7 * Waiting.PATIENCE);
        assertThat(waiting.look(REFUSED, 8 * Waiting.PATIENCE)).hasSize(1);
    }
}
