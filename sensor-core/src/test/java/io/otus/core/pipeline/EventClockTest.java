package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long YEAR_2106 = 4_294_967_295L * SECOND;

    private final EventClock clock = new EventClock();

    @Test
    void timeNeverRunsBackwards() {
        clock.advance(100 * SECOND);
        assertThat(clock.advance(40 * SECOND)).isZero();
        assertThat(clock.time()).isEqualTo(100 * SECOND);
    }

    @Test
    void aStepIsToldSoThatGapsAreNoticed() {
        clock.advance(0);
        assertThat(clock.advance(EventClock.GAP + 1)).isEqualTo(EventClock.GAP + 1);
    }

    @Test
    void oneFrameStamped2106DoesNotMoveTime() {
        clock.advance(DAY);
        assertThat(clock.advance(YEAR_2106)).isZero();
        clock.advance(DAY + SECOND);
        assertThat(clock.time()).isEqualTo(DAY + SECOND);
        assertThat(clock.outliers()).isEqualTo(1);
    }

    @Test
    void aSecondFrameConfirmsALongGap() {
        clock.advance(DAY);
        clock.advance(400 * DAY);
        clock.advance(400 * DAY + SECOND);
        assertThat(clock.time()).isEqualTo(400 * DAY + SECOND);
    }

    @Test
    void twoOutliersThatDoNotAgreeConfirmNothing() {
        clock.advance(DAY);
        clock.advance(YEAR_2106);
        clock.advance(YEAR_2106 - 200 * DAY);
        assertThat(clock.time()).isEqualTo(DAY);
    }
}
