package io.otus.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Percentage CLOSE = Percentage.withPercentage(5);

    private final Rhythm rhythm = new Rhythm();
    private long time = 1_000 * SECOND;
    private long flow;

    private void every(double seconds, int times, boolean learning) {
        for (int i = 0; i < times; i++) {
            time += Math.round(seconds * SECOND);
            rhythm.observe(time, flow, learning);
        }
    }

    @Test
    void periodAndUsualPauseAreLearned() {
        every(2, 100, true);
        every(6, 3, true);
        every(2, 100, true);
        assertThat(rhythm.isRegular()).isTrue();
        assertThat(rhythm.period()).isCloseTo(2, CLOSE);
        assertThat(rhythm.pause()).isCloseTo(6, CLOSE);
        assertThat(rhythm.patience()).isCloseTo(18 * SECOND, CLOSE);
    }

    @Test
    void oneFailoverIsNotUsual() {
        every(2, 100, true);
        every(300, 1, true);
        every(2, 100, true);
        assertThat(rhythm.pause()).isCloseTo(2, CLOSE);
        assertThat(rhythm.patience()).isCloseTo(10 * SECOND, CLOSE);
    }

    @Test
    void whatAnOperatorDoesHasNoPeriod() {
        for (int i = 0; i < 60; i++) {
            every(5 + (i * 7919 % 600), 1, true);
        }
        assertThat(rhythm.isRegular()).isFalse();
    }

    @Test
    void aFewTimesAreNoPeriod() {
        every(2, Rhythm.ENOUGH, true);
        assertThat(rhythm.isRegular()).isFalse();
    }

    @Test
    void anotherPeriodIsToldOnce() {
        every(2, 100, true);
        int told = 0;
        for (int i = 0; i < 100; i++) {
            every(0.5, 1, false);
            told += rhythm.change() > 0 ? 1 : 0;
        }
        assertThat(told).isEqualTo(1);
        assertThat(rhythm.period()).isCloseTo(2, CLOSE);
    }

    @Test
    void aPeriodThatIsLongerByFarIsToldOnceAndSoon() {
        every(6, 100, true);
        every(48, 5, false);
        assertThat(rhythm.change()).isZero();
        every(46, 1, false);
        assertThat(rhythm.change()).isCloseTo(48, CLOSE);
        for (int i = 0; i < 100; i++) {
            every(48, 1, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    @Test
    void longPausesThatDifferAreNoOtherPeriod() {
        every(6, 100, true);
        for (int i = 0; i < 20; i++) {
            every(30 + i % 3 * 40, 1, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    @Test
    void lostAndDoubledRequestsAreNoOtherPeriod() {
        every(2, 100, true);
        for (int i = 0; i < 300; i++) {
            every(i % 3 == 0 ? 4 : 2, 1, false);
            every(0.0001, i % 5 == 0 ? 1 : 0, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    @Test
    void aSecondPollBesideIsNoOtherPeriod() {
        every(6, 100, true);
        for (int i = 0; i < 100; i++) {
            every(0.5, 1, false);
            every(3.1, 1, false);
            every(2.4, 1, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    @Test
    void whatAnotherConnectionAsksBesideIsNoOtherPeriod() {
        every(2, 100, true);
        for (int i = 0; i < 300; i++) {
            flow = i % 3;
            every(0.66, 1, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    private void afterQuiet(double seconds, int times, boolean learning) {
        for (int i = 0; i < times; i++) {
            rhythm.quiet(Math.round(seconds * SECOND));
            every(seconds, 1, learning);
        }
    }

    @Test
    void whatComesAloneOnAQuietLinkHasItsPeriod() {
        afterQuiet(60, 100, true);
        assertThat(rhythm.isRegular()).isTrue();
        assertThat(rhythm.period()).isCloseTo(60, CLOSE);
        assertThat(rhythm.pause()).isCloseTo(60, CLOSE);
    }

    @Test
    void aGapInWhichTheSensorWasDeafIsNoPause() {
        every(2, 100, true);
        for (int i = 0; i < 10; i++) {
            afterQuiet(3_600, 1, true);
            every(2, 20, true);
        }
        assertThat(rhythm.isRegular()).isTrue();
        assertThat(rhythm.pause()).isCloseTo(2, CLOSE);
        for (int i = 0; i < 10; i++) {
            afterQuiet(3_600, 1, false);
            every(2, 20, false);
            assertThat(rhythm.change()).isZero();
        }
    }

    @Test
    void whatIsWrittenDownIsReadBack() {
        every(2, 100, true);
        Rhythm read = Objects.requireNonNull(Rhythm.of(rhythm.period(), rhythm.pause(), rhythm.statistics()));
        assertThat(read.statistics()).isEqualTo(rhythm.statistics());
        assertThat(read.isRegular()).isTrue();
        Rhythm declared = Objects.requireNonNull(Rhythm.of(1, 3, null));
        assertThat(declared.isRegular()).isTrue();
        assertThat(declared.statistics()).isEmpty();
        assertThat(Rhythm.of(1, 3, "nonsense")).isNull();
    }
}
